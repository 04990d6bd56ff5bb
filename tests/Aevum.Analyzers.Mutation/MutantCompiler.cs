using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using Aevum.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Aevum.Corpus;

/// <summary>Compiles the analyzers with one changed file and loads them.</summary>
internal sealed class MutantCompiler
{
    private readonly CSharpCompilation _whole;
    private readonly ImmutableArray<ResourceDescription> _resources;

    public MutantCompiler()
    {
        var original = typeof(Analyzers.Barriers.BarriersAnalyzer).Assembly;
        _resources = [.. original.GetManifestResourceNames().Select(name => new ResourceDescription(name, () => original.GetManifestResourceStream(name)!, isPublic: true))];
        var analyzers = Path.Combine(TestReferences.RepositoryRoot, "analyzers", "Aevum.Analyzers");
        Files = [.. Directory.EnumerateFiles(analyzers, "*.cs", SearchOption.AllDirectories).Where(IsSource), .. Linked()];
        var usings = "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Threading; global using System.Threading.Tasks;";
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, checkOverflow: true, optimizationLevel: OptimizationLevel.Release);
        _whole = CSharpCompilation.Create(
            "Aevum.Analyzers.Mutant",
            Files.Select(file => Parse(file, File.ReadAllText(file))).Append(Parse("Usings.cs", usings)),
            ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Where(path => !Path.GetFileName(path).StartsWith("Aevum", StringComparison.Ordinal)).Select(path => MetadataReference.CreateFromFile(path)),
            options);
    }

    /// <summary>The files of the analyzers.</summary>
    public ImmutableArray<string> Files { get; }

    /// <summary>A factory of the changed analyzers; null when the change does not compile.</summary>
    public Func<ImmutableArray<DiagnosticAnalyzer>>? Compile(Mutant? mutant)
    {
        var compilation = mutant is null ? _whole : _whole.ReplaceSyntaxTree(_whole.SyntaxTrees.First(tree => tree.FilePath == mutant.File), Parse(mutant.File, mutant.Text));
        using var image = new MemoryStream();
        var result = compilation.Emit(image, manifestResources: _resources.Select(resource => resource));
        if (!result.Success)
        {
            return mutant is null ? throw new InvalidOperationException(string.Join("\n", result.Diagnostics.Where(each => each.Severity == DiagnosticSeverity.Error).Take(10))) : null;
        }

        image.Position = 0;
        var assembly = new AssemblyLoadContext("mutant", isCollectible: true).LoadFromStream(image);
        var types = assembly.GetTypes().Where(type => type.GetCustomAttribute<DiagnosticAnalyzerAttribute>() is not null).ToArray();
        return () => [.. types.Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)];
    }

    private static SyntaxTree Parse(string path, string text) => CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.Preview), path);

    private static bool IsSource(string path) => !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal) && Path.GetFileName(path) is not ("IsExternalInit.cs" or "Index.cs");

    /// <summary>Files that the project compiles from elsewhere.</summary>
    private static IEnumerable<string> Linked()
    {
        var root = Path.Combine(TestReferences.RepositoryRoot, "analyzers", "Aevum.Analyzers");
        var project = System.Xml.Linq.XDocument.Load(Path.Combine(root, "Aevum.Analyzers.csproj"));
        foreach (var include in project.Descendants("Compile").Select(item => item.Attribute("Include")?.Value).OfType<string>())
        {
            foreach (var part in include.Split(';'))
            {
                var full = Path.GetFullPath(Path.Combine(root, part.Replace("**/", string.Empty, StringComparison.Ordinal)));
                foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(full)!, Path.GetFileName(full), part.Contains("**", StringComparison.Ordinal) ? SearchOption.AllDirectories : SearchOption.TopDirectoryOnly).Where(IsSource))
                {
                    yield return file;
                }
            }
        }
    }
}
