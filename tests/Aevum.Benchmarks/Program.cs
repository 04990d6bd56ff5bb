using Aevum.Benchmarks.Generators;
using Aevum.Benchmarks.Quick;
using BenchmarkDotNet.Running;

// `quick [--json] [part]` prints the main ratios in under a minute, or those of one part (quick consent); `generators` prints the cost of the generator beside the SDK's own in two.
// All other arguments are those of BenchmarkDotNet, for example: --filter '*Cedar*'
if (args is ["quick", ..])
{
    return await QuickRun.RunAsync(args.Contains("--json"), args.Skip(1).FirstOrDefault(static word => word != "--json") ?? "");
}

if (args is ["generators"])
{
    return GeneratorComparison.Run();
}

BenchmarkSwitcher.FromAssembly(typeof(QuickRun).Assembly).Run(args);
return 0;
