using System.CommandLine;
using Aevum.Audit;
using Aevum.Cli.Chains;

namespace Aevum.Cli.Commands;

/// <summary><c>aevum export</c>: the events of a store, or of another export, as JSON.</summary>
internal sealed class ExportCommand
{
    private readonly Terminal _terminal;
    private readonly Argument<string> _chain = new("CHAIN") { Description = "A SQLite store, an export, or - for standard input." };
    private readonly Option<bool> _lines = new("--lines", "--jsonl") { Description = "Write one event on each line (JSON lines) instead of a JSON array." };
    private readonly Option<string?> _output = new("--output", "--out", "-o") { Description = "The file to write; it must not exist. Default: standard output." };

    private ExportCommand(Terminal terminal) => _terminal = terminal;

    internal static Command Create(Terminal terminal)
    {
        var export = new ExportCommand(terminal);
        var command = new Command("export", "Writes the events of a chain as JSON, without verifying them.") { export._chain, export._lines, export._output };
        command.SetAction(export.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        var chain = await ChainInput.OpenAsync(parsed.GetRequiredValue(_chain), _terminal, ct).ConfigureAwait(false);
        await using (chain.ConfigureAwait(false))
        {
            try
            {
                var count = await WriteAsync(chain.ReadAsync(ct), parsed, ct).ConfigureAwait(false);
                await _terminal.Error.WriteLineAsync($"{count} events exported.").ConfigureAwait(false);
                return ExitCode.Success;
            }
            catch (FormatException fault)
            {
                throw new CommandException($"the chain cannot be exported. {fault.Message}", fault);
            }
        }
    }

    private async ValueTask<long> WriteAsync(IAsyncEnumerable<SealedEvent> events, ParseResult parsed, CancellationToken ct)
    {
        if (parsed.GetValue(_output) is not { } path)
        {
            return await WriteAsync(events, _terminal.OutputStream, parsed.GetValue(_lines), ct).ConfigureAwait(false);
        }

        var file = NewFile.Open(path, NewFile.Readable);
        await using (file.ConfigureAwait(false))
        {
            return await WriteAsync(events, file, parsed.GetValue(_lines), ct).ConfigureAwait(false);
        }
    }

    private static ValueTask<long> WriteAsync(IAsyncEnumerable<SealedEvent> events, Stream output, bool asLines, CancellationToken ct) =>
        asLines ? ChainExport.WriteLinesAsync(events, output, ct) : ChainExport.WriteArrayAsync(events, output, ct);
}
