import type { Histogram, MetricValueWithName, Registry } from 'prom-client'

const name = 'open4s_request_seconds'
const help = 'Time to answer by method, route and status class'
const limits = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5]

interface Times {
  readonly labels: Record<string, string>
  /** How many answers took up to each limit and longer than the one before; the last ones took longer than all. */
  readonly counts: number[]
  sum: number
}

/**
 * The histogram of answer times, counted here and put into Prometheus's form when it asks: the library's own sorts and
 * joins the labels at every observation, which took a thirtieth of the server's time.
 */
export class RequestTimes {
  readonly name = name
  private readonly byKey = new Map<string, Times>()

  constructor(registry: Registry) {
    registry.registerMetric(this as unknown as Histogram)
  }

  /** One answer; `route` as it was declared, without the values in it. */
  observe(method: string, route: string, statusCode: number, seconds: number): void {
    const key = `${method} ${route} ${statusCode}`
    let times = this.byKey.get(key)
    if (!times) {
      const labels = { method, route, status: `${Math.floor(statusCode / 100)}xx` }
      times = { labels, counts: Array.from({ length: limits.length + 1 }, () => 0), sum: 0 }
      this.byKey.set(key, times)
    }
    const place = limits.findIndex((limit) => seconds <= limit)
    const at = place < 0 ? limits.length : place
    times.counts[at] = (times.counts[at] ?? 0) + 1
    times.sum += seconds
  }

  /** What the registry asks for. */
  async get() {
    const values = [...merged(this.byKey.values())].flatMap(valuesOf)
    return { name, help, type: 'histogram', values, aggregator: 'sum' }
  }

  reset(): void {
    this.byKey.clear()
  }
}

/** Answers of one status class together. */
function merged(all: Iterable<Times>): Iterable<Times> {
  const byLabels = new Map<string, Times>()
  for (const times of all) {
    const key = Object.values(times.labels).join(' ')
    const known = byLabels.get(key)
    const counts = times.counts.map((count, i) => count + (known?.counts[i] ?? 0))
    byLabels.set(key, { labels: times.labels, counts, sum: times.sum + (known?.sum ?? 0) })
  }
  return byLabels.values()
}

function valuesOf({ labels, counts, sum }: Times): MetricValueWithName<string>[] {
  let upTo = 0
  const buckets = counts.map((count, i) => ({
    labels: { le: limits[i] ?? '+Inf', ...labels },
    value: (upTo += count),
    metricName: `${name}_bucket`,
  }))
  return [
    ...buckets,
    { labels, value: sum, metricName: `${name}_sum` },
    { labels, value: upTo, metricName: `${name}_count` },
  ]
}
