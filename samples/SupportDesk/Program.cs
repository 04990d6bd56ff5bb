using Aevum;
using Aevum.Samples.SupportDesk;
using Aevum.Samples.SupportDesk.Tickets;
using Aevum.Storage;

// SupportDesk [TICKETS] [--store FILE]: a day of a governed support agent over a file of tickets. Exit code 0: done and verified; 1: the chain does not verify; 2: usage.
using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};

var state = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "state")).FullName;
var arguments = args.ToList();
var storePath = Path.Combine(state, "support-desk.db");
if (arguments.IndexOf("--store") is >= 0 and var at)
{
    if (at + 1 >= arguments.Count)
    {
        Console.Error.WriteLine("error: --store needs a file; usage: SupportDesk [TICKETS] [--store FILE]");
        return 2;
    }

    storePath = Path.GetFullPath(arguments[at + 1]);
    arguments.RemoveRange(at, 2);
}

var ticketPath = arguments.Count > 0 ? arguments[0] : Path.Combine(AppContext.BaseDirectory, "tickets.jsonl");
if (arguments.Count > 1 || !File.Exists(ticketPath))
{
    Console.Error.WriteLine(arguments.Count > 1 ? "error: usage: SupportDesk [TICKETS] [--store FILE]" : $"error: no ticket file at {ticketPath}; give the path of a JSON-lines file");
    return 2;
}

try
{
    var tickets = await TicketFile.ReadAsync(ticketPath, stop.Token);
    var account = new Account(Console.Out);
    using var signer = DeskKey.Open(storePath + ".key.pem");
    await using var store = new SqliteStore(storePath);
    await using var engine = await AevumEngine.StartAsync(new AevumOptions { Signer = signer, Store = store, DeploymentCeiling = Classification.Confidential }, stop.Token);
    var began = engine.Health.Head.Sequence;
    account.Line(began == 1 ? $"A new chain in {storePath}." : $"The chain in {storePath} continues at event {began}.");
    await new Desk(engine, store, account, TimeProvider.System).RunAsync(tickets, stop.Token);
    account.Summary();

    account.Chapter("The chain");
    var verification = await engine.VerifySigchainAsync(stop.Token);
    account.Line($"{verification.EventCount} events, head {verification.Head.Sequence}:{verification.Head.Hash}");
    account.Line(verification.IsVerified ? "VERIFIED" : $"FAILED: {verification.Reason}");
    account.Line($"Verify it yourself: aevum verify {storePath} --key {Convert.ToHexStringLower(signer.PublicKey.Span)}");
    return verification.IsVerified ? 0 : 1;
}
catch (Exception fault) when (fault is InvalidDataException or StorageUnavailableException or IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine("error: " + fault.Message);
    return 2;
}
catch (OperationCanceledException)
{
    Console.Error.WriteLine("stopped; what was acknowledged is stored");
    return 2;
}
