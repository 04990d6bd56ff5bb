using Aevum.Benchmarks.Quick;
using BenchmarkDotNet.Running;

// `quick [--json]` prints the main ratios in under a minute. All other arguments are those of BenchmarkDotNet, for example: --filter '*Cedar*'
if (args is ["quick", ..])
{
    return await QuickRun.RunAsync(args.Contains("--json"));
}

BenchmarkSwitcher.FromAssembly(typeof(QuickRun).Assembly).Run(args);
return 0;
