using System.Reflection;
using Aevum.Generators;
using Aevum.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Aevum.Benchmarks.Generators;

/// <summary>The same work for each generator: a number of targets, one per file, and one file that has nothing to do with it.</summary>
internal sealed class GeneratorWorkload
{
    private readonly string _generator;
    private readonly SyntaxTree[] _targets;
    private readonly SyntaxTree _unrelated = Parse("public static class Unrelated { public static int Answer() => 42; }", "/src/Unrelated.cs");
    private readonly SyntaxTree _unrelatedEdited = Parse("public static class Unrelated { public static int Answer() => 43; }", "/src/Unrelated.cs");

    public GeneratorWorkload(string generator, int targets)
    {
        _generator = generator;
        _targets = [.. Enumerable.Range(0, targets).Select(index => Parse(Target(index), $"/src/Target{index}.cs"))];
    }

    /// <summary>A driver that has seen nothing.</summary>
    public GeneratorDriver NewDriver() => CSharpGeneratorDriver.Create([Load(_generator)], parseOptions: (CSharpParseOptions)_unrelated.Options);

    /// <summary>A compilation whose symbols are not made yet.</summary>
    public CSharpCompilation NewCompilation() => CSharpCompilation.Create(
        "Workload",
        [.. _targets, _unrelated],
        [.. TestReferences.Net10, TestReferences.Kernel],
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>The compilation after a keystroke in the file that has nothing to do with the generator.</summary>
    public CSharpCompilation EditUnrelated(CSharpCompilation compilation) => compilation.ReplaceSyntaxTree(_unrelated, _unrelatedEdited);

    /// <summary>The compilation after the first target was changed.</summary>
    public CSharpCompilation EditTarget(CSharpCompilation compilation) => compilation.ReplaceSyntaxTree(_targets[0], Parse(Target(1_000_000), "/src/Target0.cs"));

    /// <summary>How many files the generator wrote; a benchmark of a generator that writes nothing would be worthless.</summary>
    public static int FilesOf(GeneratorDriver driver)
    {
        var result = driver.GetRunResult().Results.Single();
        return result.Exception is null ? result.GeneratedSources.Length : throw new InvalidOperationException("The generator threw.", result.Exception);
    }

    private static SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.CSharp13), path);

    private static ISourceGenerator Load(string generator) => generator switch
    {
        "Aevum" => new AevumGenerator().AsSourceGenerator(),
        "Bare" => new BareGenerator().AsSourceGenerator(),
        "Regex" => LoadFromPack("System.Text.RegularExpressions.Generator"),
        "Json" => LoadFromPack("System.Text.Json.SourceGeneration"),
        "LibraryImport" => LoadFromPack("Microsoft.Interop.LibraryImportGenerator"),
        _ => throw new ArgumentOutOfRangeException(nameof(generator), generator, "Not a generator of this benchmark."),
    };

    /// <summary>The generators of the SDK lie beside its reference assemblies.</summary>
    private static ISourceGenerator LoadFromPack(string assembly)
    {
        var references = Path.GetDirectoryName(TestReferences.Net10.OfType<PortableExecutableReference>().First().FilePath)!;
        var folder = Path.GetFullPath(Path.Combine(references, "../../analyzers/dotnet/cs"));
        AppDomain.CurrentDomain.AssemblyResolve += (_, wanted) =>
            Path.Combine(folder, new AssemblyName(wanted.Name).Name + ".dll") is var path && File.Exists(path) ? Assembly.LoadFrom(path) : null;
        var type = Assembly.LoadFrom(Path.Combine(folder, assembly + ".dll")).GetTypes()
            .Single(candidate => candidate.GetCustomAttribute<GeneratorAttribute>() is not null && typeof(IIncrementalGenerator).IsAssignableFrom(candidate));
        return ((IIncrementalGenerator)Activator.CreateInstance(type)!).AsSourceGenerator();
    }

    private string Target(int index) => _generator switch
    {
        "Aevum" or "Bare" => $"namespace Work; [Aevum.ConsentPurpose(\"purpose-number-{index}\", Grantee = \"agent\", Operations = Aevum.ConsentOperations.Ingest | Aevum.ConsentOperations.Query)] public sealed partial class Target{index};",
        "Regex" => $"namespace Work; public static partial class Target{index} {{ [System.Text.RegularExpressions.GeneratedRegex(\"^a{index}(b|c)+[0-9]{{2,4}}$\")] public static partial System.Text.RegularExpressions.Regex Pattern(); }}",
        "Json" => $"namespace Work; public sealed record Data{index}(string Name, int Count, System.DateTimeOffset At); [System.Text.Json.Serialization.JsonSerializable(typeof(Data{index}))] public sealed partial class Target{index} : System.Text.Json.Serialization.JsonSerializerContext;",
        _ => $"namespace Work; public static partial class Target{index} {{ [System.Runtime.InteropServices.LibraryImport(\"native\", StringMarshalling = System.Runtime.InteropServices.StringMarshalling.Utf8)] public static partial int Call{index}(string text, int count); }}",
    };
}
