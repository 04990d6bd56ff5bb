namespace Aevum.Analyzers.CodeFixes.Common;

/// <summary>The statements among which a statement stands, where one more or less changes nothing about the others.</summary>
internal static class StatementList
{
    /// <summary>Those of its block, switch section or, at the top level, file; null where the statement is the only one that may stand there.</summary>
    public static IEnumerable<StatementSyntax>? Around(StatementSyntax statement) => statement.Parent switch
    {
        BlockSyntax block => block.Statements,
        SwitchSectionSyntax section => section.Statements,
        GlobalStatementSyntax { Parent: CompilationUnitSyntax file } => file.Members.OfType<GlobalStatementSyntax>().Select(member => member.Statement),
        _ => null,
    };
}
