using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CSharp;

namespace Aevum.Testing;

/// <summary>The language versions a case is run in.</summary>
internal static class LanguageVersions
{
    /// <summary>C# 13, 14 where this compiler has it, and the newest.</summary>
    public static ImmutableArray<LanguageVersion> All { get; } = [.. new[] { "13", "14", "latest", "preview" }.SelectMany(Known).Distinct()];

    /// <summary>True when the files parse without an error in <paramref name="version"/>: newer syntax is not a fault of the case.</summary>
    public static bool Parses(TestProject project, Func<string, string> clean, LanguageVersion version)
    {
        var options = new CSharpParseOptions(version, preprocessorSymbols: project.PreprocessorSymbols);
        var trees = project.Files.Select(file => CSharpSyntaxTree.ParseText(clean(file.Text), options)).ToArray();
        var compilation = CSharpCompilation.Create("probe", trees, project.References, new CSharpCompilationOptions(project.OutputKind, allowUnsafe: true));
        return !compilation.GetDiagnostics().Any(diagnostic => IsVersionFault(diagnostic.Id));
    }

    private static bool IsVersionFault(string id) => id is "CS8652" or "CS9202" or "CS9260" or "CS9327" or "CS1003" or "CS1002" or "CS1513";

    private static IEnumerable<LanguageVersion> Known(string text) => LanguageVersionFacts.TryParse(text, out var version) ? [version.MapSpecifiedToEffectiveVersion()] : [];
}
