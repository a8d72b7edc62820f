import type { ThemeConfig } from 'antd'
import { theme } from 'antd'
import type { PromiseBand } from '../kernel/contract/promise.ts'
import type { PlateColour } from '../modules/vehicles/contract/plate.ts'

/** The one brand colour: deep teal. The lighter one carries it on dark ground. */
const brand = { light: '#0F766E', dark: '#2BB3A3' }

const ground = { light: '#F4F6F6', dark: '#101414' }

/** What lies behind the page where nothing is drawn. */
export const groundOf = (dark: boolean) => (dark ? ground.dark : ground.light)

export const fontFamily =
  "'Noto Sans SC', system-ui, -apple-system, 'Segoe UI', 'PingFang SC', 'Hiragino Sans GB', 'Microsoft YaHei', sans-serif"

export interface Surroundings {
  readonly dark: boolean
  /** Fingers instead of a mouse: every target at least 44 px. */
  readonly touch: boolean
}

/** Ant Design's tokens: the only place where the console's look is decided. */
export function themeFor({ dark, touch }: Surroundings): ThemeConfig {
  const base = dark ? theme.darkAlgorithm : theme.defaultAlgorithm
  return {
    algorithm: touch ? [base] : [base, theme.compactAlgorithm],
    token: {
      colorPrimary: dark ? brand.dark : brand.light,
      colorInfo: dark ? '#6AA5F8' : '#1D4ED8',
      colorLink: dark ? brand.dark : brand.light,
      colorSuccess: dark ? '#4ADE80' : '#15803D',
      colorWarning: dark ? '#FBBF24' : '#B45309',
      colorError: dark ? '#F87171' : '#B91C1C',
      ...(dark ? { colorBgBase: ground.dark } : { colorTextBase: '#14201F', colorBgLayout: ground.light }),
      colorTextDescription: dark ? 'rgba(255,255,255,0.68)' : 'rgba(20,32,31,0.68)',
      colorTextPlaceholder: dark ? 'rgba(255,255,255,0.55)' : 'rgba(20,32,31,0.58)',
      fontFamily,
      fontSize: touch ? 16 : 14,
      fontWeightStrong: 600,
      controlHeight: touch ? 48 : 32,
      borderRadius: 6,
      sizeUnit: 4,
      wireframe: false,
      motionDurationMid: '0.12s',
      motionDurationSlow: '0.18s',
    },
    components: {
      Button: {
        primaryShadow: 'none',
        defaultShadow: 'none',
        dangerShadow: 'none',
        ...(dark ? { primaryColor: '#06211E' } : {}),
      },
      Layout: {
        headerHeight: touch ? 60 : 52,
        headerPadding: '0 16px',
        headerBg: dark ? '#161B1B' : '#FFFFFF',
        siderBg: dark ? '#161B1B' : '#FFFFFF',
      },
      Menu: { itemBorderRadius: 6, activeBarBorderWidth: 0, itemHeight: touch ? 48 : 36 },
      Table: { headerBorderRadius: 0, cellPaddingBlock: touch ? 12 : 8, cellPaddingInline: 12 },
      Drawer: { paddingLG: 20 },
    },
    cssVar: { key: 'o4s' },
    hashed: false,
  }
}

export interface BandLook {
  readonly ink: string
  readonly ground: string
  readonly edge: string
}

const lightBands: Record<PromiseBand, BandLook> = {
  booked: { ink: '#4B5563', ground: 'transparent', edge: '#6B7280' },
  inTime: { ink: '#14632F', ground: '#DCF5E4', edge: '#15803D' },
  soon: { ink: '#7C3F06', ground: '#FDEDC8', edge: '#B45309' },
  over: { ink: '#FFFFFF', ground: '#B91C1C', edge: '#B91C1C' },
  done: { ink: '#1E40AF', ground: '#DFE8FD', edge: '#1D4ED8' },
}

const darkBands: Record<PromiseBand, BandLook> = {
  booked: { ink: '#C4CBD4', ground: 'transparent', edge: '#9CA3AF' },
  inTime: { ink: '#86EFAC', ground: '#12331F', edge: '#4ADE80' },
  soon: { ink: '#FCD34D', ground: '#3B2A08', edge: '#FBBF24' },
  over: { ink: '#FFFFFF', ground: '#C42B2B', edge: '#F87171' },
  done: { ink: '#A8C7FF', ground: '#152850', edge: '#6AA5F8' },
}

/** The five colours of the promised time. */
export function bandLook(band: PromiseBand, dark: boolean): BandLook {
  return (dark ? darkBands : lightBands)[band]
}

/** Colours of real plates (GA 36-2018); they stay the same on dark ground, as the plates do. */
export const plateLooks: Record<
  PlateColour,
  { readonly ink: string; readonly ground: string; readonly head?: string; readonly edge: string }
> = {
  blue: { ink: '#FFFFFF', ground: '#1F4FB2', edge: '#FFFFFF' },
  green: { ink: '#0B1F12', ground: '#8FD9A8', edge: '#0B1F12' },
  yellowGreen: { ink: '#0B1F12', ground: '#8FD9A8', head: '#F5C92F', edge: '#0B1F12' },
  yellow: { ink: '#111111', ground: '#F5C92F', edge: '#111111' },
  white: { ink: '#111111', ground: '#FFFFFF', edge: '#111111' },
  black: { ink: '#FFFFFF', ground: '#151515', edge: '#FFFFFF' },
}

/** Colours of chart series, told apart by colour-blind eyes as well (Okabe and Ito, led by the brand). */
export const seriesColours = ['#0F766E', '#E69F00', '#0072B2', '#CC79A7', '#D55E00', '#56B4E9', '#7A7A7A']

/** Inks of the car outline. */
export function outlineInks(dark: boolean) {
  return dark
    ? { line: '#7C8A89', body: '#1C2323', glass: '#27302F', old: '#8B9695', fresh: '#F87171', onMark: '#FFFFFF' }
    : { line: '#6B7B79', body: '#FFFFFF', glass: '#E6ECEB', old: '#6F7B79', fresh: '#B91C1C', onMark: '#FFFFFF' }
}
