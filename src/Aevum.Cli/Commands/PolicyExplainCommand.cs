using System.CommandLine;
using Aevum.Cedar;
using Aevum.Cedar.Schema;
using Aevum.Cedar.Syntax;
using Aevum.Cedar.Values;
using Aevum.Cli.Policies;

namespace Aevum.Cli.Commands;

/// <summary><c>aevum policy explain</c>: why is a request allowed or denied, by policy and position?</summary>
internal sealed class PolicyExplainCommand
{
    private readonly Terminal _terminal;
    private readonly Argument<string[]> _paths = new("PATH") { Description = "Policy files, or folders with .cedar files.", Arity = ArgumentArity.OneOrMore };
    private readonly Option<string> _principal = new("--principal") { Description = "Who asks, for example User::\"alice\".", Required = true };
    private readonly Option<string> _action = new("--action") { Description = "What is asked for, for example Action::\"view\".", Required = true };
    private readonly Option<string> _resource = new("--resource") { Description = "On what, for example Photo::\"p1\".", Required = true };
    private readonly Option<string?> _context = new("--context") { Description = "A JSON file with the context. Default: an empty record." };
    private readonly Option<string?> _entities = new("--entities") { Description = "A JSON file with the entities. Default: none." };
    private readonly Option<string?> _schema = new("--schema") { Description = "A schema, to read context and entities with its short forms." };

    private PolicyExplainCommand(Terminal terminal) => _terminal = terminal;

    internal static Command Create(Terminal terminal)
    {
        var explain = new PolicyExplainCommand(terminal);
        var command = new Command("explain", "Explains a decision. Exit code 0: allowed; 1: denied; 2: the question is not well-formed.")
        {
            explain._paths, explain._principal, explain._action, explain._resource, explain._context, explain._entities, explain._schema,
        };
        command.SetAction(explain.Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        try
        {
            var policies = ReadPolicies(parsed.GetRequiredValue(_paths));
            var schema = ReadSchema(parsed.GetValue(_schema));
            var explanation = Authorizer.Explain(policies, ReadEntities(parsed, schema), ReadRequest(parsed, schema));
            _terminal.Output.WriteLine(explanation.ToString().ReplaceLineEndings("\n"));
            return explanation.Response.IsAllowed ? ExitCode.Success : ExitCode.Failure;
        }
        catch (CedarDataException refused)
        {
            throw new CommandException($"{refused.Message}.", refused);
        }
    }

    private static PolicySet ReadPolicies(IEnumerable<string> paths)
    {
        var builder = new PolicySetBuilder();
        foreach (var file in PolicyFiles.Read(paths))
        {
            try
            {
                builder.AddText(file.Text, file.Path, file.IdPrefix);
            }
            catch (CedarSyntaxException refused)
            {
                throw new CommandException($"{file.Path} does not parse, {First(refused.Errors)}. `aevum policy check` shows every fault.", refused);
            }
        }

        return builder.Build();
    }

    private static CedarSchema? ReadSchema(string? path)
    {
        var faults = new FaultList();
        var schema = SchemaFile.Read(path, faults);
        return faults.ErrorCount == 0 ? schema : throw new CommandException($"{faults.Lines[0]}. `aevum policy check --schema` shows every fault.");
    }

    private Entities ReadEntities(ParseResult parsed, CedarSchema? schema)
    {
        if (parsed.GetValue(_entities) is not { } path)
        {
            return Entities.Empty;
        }

        var json = PolicyFiles.ReadText(path);
        return schema is null ? Entities.Parse(json) : Entities.Parse(json, schema);
    }

    private Request ReadRequest(ParseResult parsed, CedarSchema? schema)
    {
        var action = ReadEntity(parsed, _action);
        return new Request(ReadEntity(parsed, _principal), action, ReadEntity(parsed, _resource), ReadContext(parsed.GetValue(_context), schema, action));
    }

    private static CedarRecord? ReadContext(string? path, CedarSchema? schema, EntityUid action)
    {
        if (path is null)
        {
            return null;
        }

        var json = PolicyFiles.ReadText(path);
        return schema is null ? Request.ParseContext(json) : Request.ParseContext(json, schema, action);
    }

    private static EntityUid ReadEntity(ParseResult parsed, Option<string> option)
    {
        try
        {
            return EntityUid.Parse(parsed.GetRequiredValue(option));
        }
        catch (CedarSyntaxException refused)
        {
            throw new CommandException($"{option.Name} is no entity, {First(refused.Errors)}. Write it as Type::\"id\", with the quotes kept from the shell.", refused);
        }
    }

    private static string First(IReadOnlyList<SyntaxError> errors) => errors[0].Span.IsKnown
        ? $"line {errors[0].Span.Line}, column {errors[0].Span.Column}: {errors[0].Message}"
        : errors[0].Message;
}
