using Aevum.Benchmarks.Quick;
using BenchmarkDotNet.Running;

// `quick [--json] [--only TEXT]` prints the main ratios in under a minute, or those parts whose name contains the text, for example `--only ingest`.
// All other arguments are those of BenchmarkDotNet, for example: --filter '*Cedar*'
if (args is ["quick", ..])
{
    return await QuickRun.RunAsync(args.Contains("--json"), args is [.., "--only", var part] ? part : null);
}

BenchmarkSwitcher.FromAssembly(typeof(QuickRun).Assembly).Run(args);
return 0;
