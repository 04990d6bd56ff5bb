namespace Aevum.Generators.Models;

/// <summary>A type around a declared purpose, as it must be reopened.</summary>
/// <param name="Keyword"><c>class</c>, <c>struct</c>, <c>record</c>, <c>record struct</c> or <c>interface</c>.</param>
/// <param name="Name">The identifier, not escaped.</param>
internal sealed record ContainingTypeModel(string Keyword, string Name);
