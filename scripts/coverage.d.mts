export interface Run {
  readonly id: string
  readonly title: string
  readonly calls: readonly string[]
}
export function readRuns(file: string): Run[]
export function readTable(text: string): { all: string[]; byScenario: string[] }
export function compare(runs: readonly Run[], table: string): { covered: string[]; problems: string[] }
