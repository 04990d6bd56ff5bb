using Aevum.Benchmarks.Generators;
using Aevum.Benchmarks.Quick;
using Aevum.Benchmarks.Verification;
using BenchmarkDotNet.Running;

// `quick [--json] [--only TEXT]` prints the main ratios in under a minute, or those parts whose name contains the text, for example `--only ingest`;
// `generators` prints the cost of the generator beside the SDK's own in one; `chain FILE EVENTS` writes a sound chain as JSON lines and prints its public key.
// All other arguments are those of BenchmarkDotNet, for example: --filter '*Cedar*'
if (args is ["quick", ..])
{
    return await QuickRun.RunAsync(args.Contains("--json"), args is [.., "--only", var part] ? part : "");
}

if (args is ["generators"])
{
    return GeneratorComparison.Run();
}

if (args is ["chain", var file, var events])
{
    return await ChainFile.WriteAsync(file, events);
}

BenchmarkSwitcher.FromAssembly(typeof(QuickRun).Assembly).Run(args);
return 0;
