namespace Aevum.Analyzers.Barriers.Sql;

/// <summary>What a statement would do to which table.</summary>
internal sealed record SqlFault(string Verb, string Table);
