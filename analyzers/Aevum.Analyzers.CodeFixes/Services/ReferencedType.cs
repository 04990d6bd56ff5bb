using Aevum.Analyzers.Common;

namespace Aevum.Analyzers.CodeFixes.Services;

/// <summary>A type of a library of the kit, which a project may reference or not.</summary>
internal static class ReferencedType
{
    /// <summary>How the type is written at <paramref name="place"/>, as short as it can be; null when it is not referenced.</summary>
    public static string? NameAt(SemanticModel model, SyntaxNode place, string metadataName) =>
        KernelSymbols.For(model.Compilation)?.FindReferenced(metadataName).Symbols.FirstOrDefault()?.ToMinimalDisplayString(model, place.SpanStart);
}
