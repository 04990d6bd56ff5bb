using System.CommandLine;
using System.Globalization;
using Aevum.Cedar;
using Aevum.Cedar.Schema;
using Aevum.Cedar.Syntax;
using Aevum.Cedar.Validation;
using Aevum.Cli.Policies;

namespace Aevum.Cli.Commands;

/// <summary><c>aevum policy check</c>: are policies well-formed, and do they fit a schema? Every fault of every file is reported.</summary>
internal sealed class PolicyCheckCommand
{
    private readonly Terminal _terminal;
    private readonly Argument<string[]> _paths = new("PATH") { Description = "Policy files, or folders with .cedar files.", Arity = ArgumentArity.OneOrMore };
    private readonly Option<string?> _schema = new("--schema") { Description = "A schema: Cedar text, or JSON when the name ends in .json. Without it only the syntax is checked." };
    private readonly Option<bool> _permissive = new("--permissive") { Description = "Validate in permissive mode." };

    private PolicyCheckCommand(Terminal terminal) => _terminal = terminal;

    internal static Command Create(Terminal terminal)
    {
        var check = new PolicyCheckCommand(terminal);
        var command = new Command("check", "Checks policies. Exit code 0: no error; 1: errors; 2: a file could not be read.") { check._paths, check._schema, check._permissive };
        command.SetAction(check.Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var faults = new FaultList();
        var files = PolicyFiles.Read(parsed.GetRequiredValue(_paths));
        var schema = SchemaFile.Read(parsed.GetValue(_schema), faults);
        var mode = parsed.GetValue(_permissive) ? ValidationMode.Permissive : ValidationMode.Strict;
        var count = 0;
        foreach (var file in files)
        {
            count += Check(file, schema, mode, faults);
        }

        return Report(faults, count, files.Count);
    }

    private static int Check(PolicyFile file, CedarSchema? schema, ValidationMode mode, FaultList faults)
    {
        try
        {
            var policies = new PolicySetBuilder().AddText(file.Text, file.Path, file.IdPrefix).Build();
            if (schema is not null)
            {
                faults.Add(file.Path, new Validator(schema).Validate(policies, mode));
            }

            return policies.Policies.Length + policies.Templates.Length;
        }
        catch (CedarSyntaxException refused)
        {
            faults.Add(file.Path, refused.Errors);
        }
        catch (CedarDataException refused)
        {
            faults.Add(file.Path, refused.Message);
        }

        return 0;
    }

    private int Report(FaultList faults, int policies, int files)
    {
        foreach (var line in faults.Lines)
        {
            _terminal.Output.WriteLine(line);
        }

        _terminal.Output.WriteLine(faults.ErrorCount == 0
            ? string.Create(CultureInfo.InvariantCulture, $"no error in {policies} policies of {files} file(s)")
            : string.Create(CultureInfo.InvariantCulture, $"{faults.ErrorCount} error(s) in {files} file(s)"));
        return faults.ErrorCount == 0 ? ExitCode.Success : ExitCode.Failure;
    }
}
