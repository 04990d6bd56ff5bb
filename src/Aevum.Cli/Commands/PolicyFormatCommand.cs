using System.CommandLine;
using System.Text;
using Aevum.Cedar.Formatting;
using Aevum.Cedar.Syntax;
using Aevum.Cli.Policies;

namespace Aevum.Cli.Commands;

/// <summary><c>aevum policy format</c>: brings policies into one layout; tokens and comments stay as they are.</summary>
internal sealed class PolicyFormatCommand
{
    private const int NarrowestWidth = 20;
    private readonly Terminal _terminal;
    private readonly Argument<string[]> _paths = new("PATH") { Description = "Policy files, or folders with .cedar files.", Arity = ArgumentArity.OneOrMore };
    private readonly Option<bool> _write = new("--write") { Description = "Write the files instead of printing. A file that does not parse stays as it is." };
    private readonly Option<bool> _check = new("--check") { Description = "Write nothing; list the files whose layout differs and exit with 1." };
    private readonly Option<int> _width = new("--width") { Description = "The longest line, from 20.", DefaultValueFactory = _ => PolicyFormatter.DefaultLineWidth };

    private PolicyFormatCommand(Terminal terminal) => _terminal = terminal;

    internal static Command Create(Terminal terminal)
    {
        var format = new PolicyFormatCommand(terminal);
        var command = new Command("format", "Formats policies, to the output unless --write is given.") { format._paths, format._write, format._check, format._width };
        command.SetAction(format.Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var width = parsed.GetValue(_width);
        if (width < NarrowestWidth)
        {
            throw new CommandException($"--width needs a number from {NarrowestWidth}.");
        }

        var formatted = PolicyFiles.Read(parsed.GetRequiredValue(_paths)).Select(file => (File: file, Text: Format(file, width))).ToList();
        var changed = formatted.Where(item => item.Text != item.File.Text).Select(item => item.File.Path).ToHashSet(StringComparer.Ordinal);
        if (parsed.GetValue(_check))
        {
            return ReportChanged(changed);
        }

        foreach (var (file, text) in formatted)
        {
            Emit(file, text, parsed.GetValue(_write) ? changed : null);
        }

        return ExitCode.Success;
    }

    private static string Format(PolicyFile file, int width)
    {
        try
        {
            return PolicyFormatter.Format(file.Text, width);
        }
        catch (CedarSyntaxException refused)
        {
            var first = refused.Errors[0];
            throw new CommandException($"{file.Path}:{first.Span.Line}:{first.Span.Column} does not parse: {first.Message}. Nothing was formatted.", refused);
        }
    }

    private int ReportChanged(HashSet<string> changed)
    {
        foreach (var path in changed.Order(StringComparer.Ordinal))
        {
            _terminal.Output.WriteLine($"{path}: the layout differs");
        }

        return changed.Count == 0 ? ExitCode.Success : ExitCode.Failure;
    }

    /// <summary>Prints a file, or writes it when it changed; a new file takes the place of the old one in one step.</summary>
    private void Emit(PolicyFile file, string text, HashSet<string>? changed)
    {
        if (changed is null)
        {
            _terminal.Output.Write(text);
            return;
        }

        if (!changed.Contains(file.Path))
        {
            return;
        }

        var temporary = file.Path + ".aevum-new";
        File.WriteAllText(temporary, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        File.Move(temporary, file.Path, overwrite: true);
        _terminal.Error.WriteLine($"{file.Path} formatted.");
    }
}
