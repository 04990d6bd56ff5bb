using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using Aevum.Cli.Commands;
using Aevum.Storage;

namespace Aevum.Cli;

/// <summary>The commands together: parses, runs, and turns every failure into one line and an exit code.</summary>
internal static class CommandLine
{
    private const string ToolName = "aevum";

    internal static async Task<int> RunAsync(string[] arguments, Terminal terminal, CancellationToken ct)
    {
        // @FILE names a key file here; the parser's own response files would replace it by its content.
        var parsed = Root(terminal).Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0)
        {
            return await FailAsync(terminal, $"{Line(parsed.Errors[0].Message)} Try: {HelpOf(parsed)}").ConfigureAwait(false);
        }

        try
        {
            var configuration = new InvocationConfiguration { Output = terminal.Output, Error = terminal.Error, EnableDefaultExceptionHandler = false };
            return await parsed.InvokeAsync(configuration, ct).ConfigureAwait(false);
        }
        catch (CommandException refused)
        {
            return await FailAsync(terminal, refused.Message).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            await terminal.Error.WriteLineAsync("aevum: interrupted.").ConfigureAwait(false);
            return ExitCode.Interrupted;
        }
        catch (Exception fault) when (fault is StorageUnavailableException or IOException or UnauthorizedAccessException or PlatformNotSupportedException)
        {
            return await FailAsync(terminal, Line(fault.Message)).ConfigureAwait(false);
        }
    }

    /// <summary>Not a RootCommand, which would take its name from the file of the process instead of the one that users type.</summary>
    private static Command Root(Terminal terminal) => new(ToolName, "Verifies and exports signed chains, makes keys, explains the safety rules, checks programs and policies.")
    {
        new HelpOption(),
        new VersionOption(),
        VerifyCommand.Create(terminal),
        ExportCommand.Create(terminal),
        KeygenCommand.Create(terminal),
        RulesCommand.Create(terminal),
        PreflightCommand.Create(terminal),
        PolicyCommand.Create(terminal),
    };

    private static string HelpOf(ParseResult parsed)
    {
        var names = new List<string>();
        for (SymbolResult? result = parsed.CommandResult; result is CommandResult command; result = result.Parent)
        {
            names.Insert(0, command.Command.Name);
        }

        return string.Join(' ', [.. names, "--help"]);
    }

    private static async Task<int> FailAsync(Terminal terminal, string message)
    {
        await terminal.Error.WriteLineAsync($"aevum: {message}").ConfigureAwait(false);
        return ExitCode.Unusable;
    }

    private static string Line(string message) => message.ReplaceLineEndings(" ").Trim();
}
