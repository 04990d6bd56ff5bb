namespace Aevum.Analyzers.CodeFixes.Services;

/// <summary>
/// AEV5002: keeps the ledger in a SQLite file, where the assembly with the SQLite store is referenced. The file is the one that the configuration in scope names,
/// by the key that the host reads too; a program that does not say where does not start. Without a configuration it is a file in the working directory.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UseSqliteFix)), Shared]
public sealed class UseSqliteFix() : ReplaceServiceFix("Use the SQLite store", "Store", RuleCatalogue.VolatileStore)
{
    private const string PathKey = "Aevum:Store:Path";
    private const string DefaultPath = "aevum.db";

    private protected override ExpressionSyntax? Replacement(FixPlace place, SyntaxNode target, CancellationToken cancellationToken) =>
        ReferencedType.NameAt(place.Model, target, "Aevum.Storage.SqliteStore") is { } type ? SyntaxFactory.ParseExpression($"new {type}({Path(place, target)})") : null;

    private static string Path(FixPlace place, SyntaxNode target) =>
        ValuesInScope.FindConfiguration(place.Model, target) is { } configuration ? RequiredSetting.FromConfiguration(place, configuration, PathKey) : $"\"{DefaultPath}\"";
}
