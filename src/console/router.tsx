import { type AnyRoute, createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { parseSearch, tolerant, writeSearch } from './search-params.ts'
import { AppShell } from './shell/AppShell.tsx'
import { BareFrame } from './shell/BareFrame.tsx'
import { FailurePage } from './shell/FailurePage.tsx'
import { HomePage } from './shell/HomePage.tsx'
import { NotFoundPage } from './shell/NotFoundPage.tsx'
import { PageSkeleton } from './shell/PageSkeleton.tsx'
import { webModules } from './web-modules.ts'

const root = createRootRoute({ notFoundComponent: NotFoundPage, errorComponent: FailurePage })
const framed = createRoute({ getParentRoute: () => root, id: 'framed', component: AppShell })
const bare = createRoute({ getParentRoute: () => root, id: 'bare', component: BareFrame })
const home = createRoute({ getParentRoute: () => framed, path: '/', component: HomePage })
// A page that does not exist still has the menu beside it.
const missing = createRoute({ getParentRoute: () => framed, path: '$', component: NotFoundPage })

function pagesOf(isBare: boolean): AnyRoute[] {
  return webModules
    .flatMap((module) => module.routes)
    .filter((route) => (route.bare === true) === isBare)
    .map(({ path, page, search }) =>
      createRoute({
        getParentRoute: (): AnyRoute => (isBare ? bare : framed),
        path,
        component: lazyRouteComponent(page),
        validateSearch: tolerant(search),
      }),
    )
}

export const router = createRouter({
  routeTree: root.addChildren([
    framed.addChildren([home, missing, ...pagesOf(false)]),
    bare.addChildren(pagesOf(true)),
  ]),
  defaultPreload: 'intent',
  defaultPendingComponent: PageSkeleton,
  defaultErrorComponent: FailurePage,
  scrollRestoration: true,
  getScrollRestorationKey: (location) => location.href,
  parseSearch,
  stringifySearch: writeSearch,
})
