using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Aevum.Testing;

/// <summary>What a case compiles. Everything has a default that suits a library that uses the kit.</summary>
public sealed record TestProject
{
    public ImmutableArray<TestFile> Files { get; init; } = [];

    public ImmutableArray<TestFile> AdditionalFiles { get; init; } = [];

    /// <summary>Real AnalyzerConfig documents: path (for example <c>/.editorconfig</c>) and text.</summary>
    public ImmutableArray<TestFile> ConfigFiles { get; init; } = [];

    /// <summary>MSBuild properties that the package makes visible to the compiler.</summary>
    public ImmutableDictionary<string, string> Properties { get; init; } = ImmutableDictionary<string, string>.Empty;

    public ImmutableArray<MetadataReference> References { get; init; } = [.. TestReferences.Net10, TestReferences.Kernel];

    /// <summary>Generators that run with every compilation of the project, as in a build.</summary>
    public ImmutableArray<IIncrementalGenerator> Generators { get; init; } = [];

    public ImmutableArray<string> PreprocessorSymbols { get; init; } = [];

    public string AssemblyName { get; init; } = "TestProject";

    public OutputKind OutputKind { get; init; } = OutputKind.DynamicallyLinkedLibrary;

    public LanguageVersion LanguageVersion { get; init; } = LanguageVersion.Preview;

    public NullableContextOptions Nullable { get; init; } = NullableContextOptions.Enable;

    /// <summary>Makes the project, without markup, and adds it to <paramref name="solution"/>.</summary>
    public Project AddTo(Solution solution, Func<string, string> clean)
    {
        var id = ProjectId.CreateNewId(AssemblyName);
        var parse = new CSharpParseOptions(LanguageVersion, DocumentationMode.Diagnose, preprocessorSymbols: PreprocessorSymbols)
            .WithFeatures([new("InterceptorsNamespaces", "Generated")]);
        var options = new CSharpCompilationOptions(OutputKind, allowUnsafe: true, nullableContextOptions: Nullable, assemblyIdentityComparer: DesktopAssemblyIdentityComparer.Default);
        solution = solution.AddProject(ProjectInfo.Create(id, VersionStamp.Default, AssemblyName, AssemblyName, LanguageNames.CSharp, filePath: "/test/TestProject.csproj",
            compilationOptions: options, parseOptions: parse, metadataReferences: References,
            analyzerReferences: Generators.IsEmpty ? [] : [new GeneratorReference(Generators)]));
        foreach (var file in Files)
        {
            solution = solution.AddDocument(DocumentId.CreateNewId(id), Path.GetFileName(file.Path), SourceText.From(clean(file.Text)), filePath: file.Path);
        }

        foreach (var file in AdditionalFiles)
        {
            solution = solution.AddAdditionalDocument(DocumentId.CreateNewId(id), Path.GetFileName(file.Path), SourceText.From(clean(file.Text)), filePath: file.Path);
        }

        foreach (var file in ConfigFiles.Concat(PropertyFile()))
        {
            solution = solution.AddAnalyzerConfigDocument(DocumentId.CreateNewId(id), Path.GetFileName(file.Path), SourceText.From(file.Text), filePath: file.Path);
        }

        return solution.GetProject(id)!;
    }

    private IEnumerable<TestFile> PropertyFile() => Properties.IsEmpty
        ? []
        : [new TestFile("/test/.globalconfig", "is_global = true\n" + string.Concat(Properties.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"build_property.{pair.Key} = {pair.Value}\n")))];
}
