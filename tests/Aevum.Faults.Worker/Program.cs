using Aevum.Faults.Worker;
using Aevum.Storage;

// Usage: worker load|fill STORE. Writes one line for each answered call, and nothing else, to standard output.
if (args is not [("load" or "fill") and var task, var path])
{
    await Console.Error.WriteLineAsync("usage: Aevum.Faults.Worker load|fill STORE");
    return 2;
}

await using var answers = new AnswerLog(Console.OpenStandardOutput());
await using var load = new GovernedLoad(path, answers);
try
{
    await load.StartAsync();
    return task == "load" ? await load.RunForeverAsync() : await load.RunUntilRefusedAsync();
}
catch (StorageUnavailableException fault)
{
    answers.Write($"refused {Aevum.ErrorCodes.StorageUnavailable} {fault.Message}");
    return 3;
}
