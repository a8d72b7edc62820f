import { parseArgs } from 'node:util'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    clients: { type: 'string', default: '8' },
    seconds: { type: 'string', default: '20' },
    'warm-up': { type: 'string', default: '8' },
    customers: { type: 'string', default: '1000000' },
    data: { type: 'string' },
    rounds: { type: 'string', default: '5' },
    keep: { type: 'boolean', default: false },
  },
})

/** `npm run bench -- visits --clients 8 --seconds 20`, `-- search`, `-- codes --data DIR`, `-- dispatch --data DIR`, `-- tasks`. One JSON line each, dispatch three. */
async function run(name: string | undefined): Promise<number> {
  switch (name) {
    case 'visits': {
      const { runVisitsBench } = await import('../test/bench/visits.ts')
      return runVisitsBench({
        clients: Number(values.clients),
        seconds: Number(values.seconds),
        warmUpSeconds: Number(values['warm-up']),
        keep: values.keep,
        dataDir: values.data,
      })
    }
    case 'search': {
      const { printSearchBench } = await import('../test/bench/search.ts')
      await printSearchBench(Number(values.customers))
      return 0
    }
    case 'codes': {
      if (!values.data) return usage('codes needs --data DIR')
      const { runCodesBench } = await import('../test/bench/codes.ts')
      process.stdout.write(`${JSON.stringify(runCodesBench(values.data))}\n`)
      return 0
    }
    case 'dispatch': {
      const { printDispatchBench } = await import('../test/bench/dispatch.ts')
      return printDispatchBench(values.data)
    }
    case 'tasks': {
      const { printTasksBench } = await import('../test/bench/tasks.ts')
      await printTasksBench(Number(values.rounds))
      return 0
    }
    default:
      return usage('which bench? visits, search, codes, dispatch, tasks')
  }
}

function usage(text: string): number {
  process.stderr.write(`${text}\n`)
  return 2
}

process.exitCode = await run(positionals[0])
