namespace Aevum.Analyzers.CodeFixes.Services;

/// <summary>AEV5002: keeps the ledger in a SQLite file, where the assembly with the SQLite store is referenced.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UseSqliteFix))]
[Shared]
public sealed class UseSqliteFix() : ReplaceServiceFix("Use the SQLite store", RuleCatalogue.VolatileStore.Id, "Store", "Aevum.Storage.SqliteStore", "\"aevum.db\"");
