import type { ThemeConfig } from 'antd'
import { theme } from 'antd'
import type { PromiseBand } from '../kernel/contract/promise.ts'
import type { PlateColour } from '../modules/vehicles/contract/plate.ts'

/** The one brand colour: deep teal. The lighter one carries it on dark ground. */
const brand = { light: '#0F766E', dark: '#36D3C0' }

const ground = { light: '#F4F6F6', dark: '#0F1212' }

/** What lies behind the page where nothing is drawn. */
export const groundOf = (dark: boolean) => (dark ? ground.dark : ground.light)

/** Laid over a row under the mouse. */
export const hoverOf = (dark: boolean) => (dark ? 'rgba(255,255,255,0.05)' : 'rgba(15,118,110,0.06)')

export const fontFamily =
  "'Noto Sans SC', system-ui, -apple-system, 'Segoe UI', 'PingFang SC', 'Hiragino Sans GB', 'Microsoft YaHei', sans-serif"

/** Grounds of meaning; the ones that Ant Design derives from so deep a teal and green are grey. */
const lightGrounds = {
  colorPrimaryBg: '#E1F2EF',
  colorPrimaryBgHover: '#CFE9E5',
  controlItemBgActive: '#E1F2EF',
  controlItemBgActiveHover: '#CFE9E5',
  colorSuccessBg: '#DCF5E4',
  colorSuccessBorder: '#86D3A2',
  colorWarningBg: '#FEF3DC',
  colorWarningBorder: '#F2CF8E',
  colorErrorBg: '#FDECEC',
  colorErrorBorder: '#F3B5B5',
  colorInfoBg: '#E6EEFD',
  colorInfoBorder: '#A9C4F5',
}
const darkGrounds = {
  colorPrimaryBg: '#12302C',
  colorPrimaryBgHover: '#174039',
  controlItemBgActive: '#12302C',
  controlItemBgActiveHover: '#174039',
  colorSuccessBg: '#12331F',
  colorSuccessBorder: '#256B3D',
  colorWarningBg: '#3B2A08',
  colorWarningBorder: '#7A5A14',
  colorErrorBg: '#3D1616',
  colorErrorBorder: '#8A2F2F',
  colorInfoBg: '#152850',
  colorInfoBorder: '#2C4C8F',
}

/** Dark ground without a tint; what lies higher is lighter. */
const darkPaper = {
  colorBgBase: ground.dark,
  colorBgLayout: ground.dark,
  colorBgContainer: '#181C1C',
  colorBgElevated: '#212626',
  colorBorder: '#4A5352',
  colorBorderSecondary: '#2C3232',
}

export interface Surroundings {
  readonly dark: boolean
  /** Fingers instead of a mouse: every target at least 44 px. */
  readonly touch: boolean
  /** Without movement: what appears would otherwise wait for the end of a movement that never begins. */
  readonly calm: boolean
}

/** Ant Design's tokens: the only place where the console's look is decided. */
export function themeFor({ dark, touch, calm }: Surroundings): ThemeConfig {
  const base = dark ? theme.darkAlgorithm : theme.defaultAlgorithm
  return {
    algorithm: touch ? [base] : [base, theme.compactAlgorithm],
    token: {
      colorPrimary: dark ? brand.dark : brand.light,
      colorInfo: dark ? '#8DBBFF' : '#1D4ED8',
      colorLink: dark ? brand.dark : brand.light,
      ...(dark ? darkGrounds : lightGrounds),
      colorSuccess: dark ? '#5EE894' : '#146C34',
      colorWarning: dark ? '#FBBF24' : '#9A4507',
      colorError: dark ? '#FF9A9A' : '#B91C1C',
      ...(dark ? darkPaper : { colorTextBase: '#14201F', colorBgLayout: ground.light }),
      colorTextDescription: dark ? 'rgba(255,255,255,0.68)' : 'rgba(20,32,31,0.68)',
      colorTextPlaceholder: dark ? 'rgba(255,255,255,0.6)' : 'rgba(20,32,31,0.66)',
      fontFamily,
      // The compact algorithm takes one step off both: 14 px text, 32 px controls.
      fontSize: 16,
      fontWeightStrong: 600,
      controlHeight: touch ? 44 : 36,
      ...(touch ? { controlHeightLG: 50 } : {}),
      borderRadius: 6,
      sizeUnit: 4,
      wireframe: false,
      motion: !calm,
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
        headerBg: dark ? '#181C1C' : '#FFFFFF',
        siderBg: dark ? '#181C1C' : '#FFFFFF',
      },
      Menu: { itemBorderRadius: 6, activeBarBorderWidth: 0, itemHeight: touch ? 48 : 36 },
      Segmented: { trackBg: dark ? '#232A2A' : '#E3E9E8' },
      Drawer: { paddingLG: 20 },
      Progress: { defaultColor: dark ? brand.dark : brand.light },
      // What an empty table says is meant to be read.
      Table: { colorTextDisabled: dark ? 'rgba(255,255,255,0.68)' : 'rgba(20,32,31,0.68)' },
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
