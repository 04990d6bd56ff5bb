using BenchmarkDotNet.Running;

// Arguments are those of BenchmarkDotNet, for example: --filter '*Cedar*'
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
