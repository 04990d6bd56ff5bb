using System.CommandLine;
using Aevum.Cli.Reports;
using Aevum.Rules;

namespace Aevum.Cli.Commands;

/// <summary><c>aevum rules</c>: the catalogue, or one rule with its help page.</summary>
internal sealed class RulesCommand
{
    private readonly Terminal _terminal;
    private readonly Argument<string?> _id = new("RULE") { Description = "The id of a rule, for example AEV3001. Default: all rules are listed.", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<bool> _json = new("--json") { Description = "Print JSON: one object for a rule, an array for the list." };

    private RulesCommand(Terminal terminal) => _terminal = terminal;

    internal static Command Create(Terminal terminal)
    {
        var rules = new RulesCommand(terminal);
        var command = new Command("rules", "Lists the safety rules, or explains one.") { rules._id, rules._json };
        command.SetAction(rules.Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var report = new RuleReport(_terminal);
        if (parsed.GetValue(_id) is not { } id)
        {
            report.WriteAll(parsed.GetValue(_json));
            return ExitCode.Success;
        }

        var rule = RuleCatalogue.Find(id.ToUpperInvariant())
            ?? throw new CommandException($"{(id.All(char.IsAsciiLetterOrDigit) ? id : "that")} is not a rule. Rules are AEV and four digits; `aevum rules` lists them.");
        report.Write(rule, parsed.GetValue(_json));
        return ExitCode.Success;
    }
}
