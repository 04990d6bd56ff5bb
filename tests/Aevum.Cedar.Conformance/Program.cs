using Aevum.Cedar.Conformance;

return ConformanceCommand.Run(args, Console.Out);
