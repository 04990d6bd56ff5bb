using System.CommandLine;

namespace Aevum.Cli.Commands;

/// <summary><c>aevum policy</c>: the commands over Cedar policies.</summary>
internal static class PolicyCommand
{
    internal static Command Create(Terminal terminal) => new("policy", "Checks, explains and formats Cedar policies.")
    {
        PolicyCheckCommand.Create(terminal),
        PolicyExplainCommand.Create(terminal),
        PolicyFormatCommand.Create(terminal),
    };
}
