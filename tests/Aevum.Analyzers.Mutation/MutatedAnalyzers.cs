using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;
using Aevum.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Aevum.Corpus;

/// <summary>The analyzers with all their changes, compiled in memory.</summary>
internal sealed class MutatedAnalyzers
{
    private static readonly string Root = Path.Combine(TestReferences.RepositoryRoot, "analyzers", "Aevum.Analyzers");
    private static readonly CSharpParseOptions Language = new(LanguageVersion.Preview);

    private MutatedAnalyzers(byte[] image, ImmutableArray<Mutant> mutants, ImmutableArray<Mutant> refused)
    {
        Image = image;
        Mutants = mutants;
        Refused = refused;
    }

    /// <summary>The assembly.</summary>
    public byte[] Image { get; }

    /// <summary>The changes that can be switched on.</summary>
    public ImmutableArray<Mutant> Mutants { get; }

    /// <summary>Changes that no compiler accepts: what is declared in the condition is used after it.</summary>
    public ImmutableArray<Mutant> Refused { get; }

    /// <summary>Compiles the analyzers.</summary>
    public static MutatedAnalyzers Compile()
    {
        var own = new List<(string Path, SyntaxNode Root, ImmutableArray<(SyntaxNode Node, MutantForm Form, Mutant Mutant)> Sites)>();
        var count = 0;
        foreach (var path in Directory.EnumerateFiles(Root, "*.cs", SearchOption.AllDirectories).Where(IsSource).Order(StringComparer.Ordinal))
        {
            var root = CSharpSyntaxTree.ParseText(File.ReadAllText(path), Language, path).GetRoot();
            var sites = MutantWriter.Find(Path.GetRelativePath(Root, path), root, count);
            own.Add((path, root, sites));
            count += sites.Length;
        }

        var refused = new HashSet<Mutant>();
        while (true)
        {
            var trees = own.Select(file => CSharpSyntaxTree.Create((CSharpSyntaxNode)MutantWriter.Write(file.Root, file.Sites.Where(site => !refused.Contains(site.Mutant))), Language, file.Path)).ToArray();
            using var image = new MemoryStream();
            var result = Compilation(trees).Emit(image, manifestResources: Resources());
            if (result.Success)
            {
                return new MutatedAnalyzers(image.ToArray(), [.. own.SelectMany(file => file.Sites).Select(site => site.Mutant).Where(mutant => !refused.Contains(mutant))], [.. refused]);
            }

            Refuse(result.Diagnostics, own.SelectMany(file => file.Sites).Select(site => site.Mutant).ToDictionary(mutant => mutant.Id), refused);
        }
    }

    private static CSharpCompilation Compilation(IEnumerable<SyntaxTree> own)
    {
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, checkOverflow: true, optimizationLevel: OptimizationLevel.Release);
        return CSharpCompilation.Create("Aevum.Analyzers", [.. own, .. Linked().Select(file => Parse(file, File.ReadAllText(file))), .. Added()], References(), options);
    }

    private static IEnumerable<SyntaxTree> Added()
    {
        var original = typeof(Analyzers.Barriers.BarriersAnalyzer).Assembly;
        var friends = original.GetCustomAttributes<InternalsVisibleToAttribute>().Select(friend => $"[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"{friend.AssemblyName}\")]");
        yield return Parse("Friends.cs", $"[assembly: System.Reflection.AssemblyVersion(\"{original.GetName().Version}\")]\n" + string.Join('\n', friends));
        yield return Parse("Usings.cs", "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Threading; global using System.Threading.Tasks;");
        yield return Parse("MutantSwitch.cs", File.ReadAllText(Path.Combine(TestReferences.RepositoryRoot, "tests", "Aevum.Analyzers.Mutation", "MutantSwitch.txt")));
    }

    private static IEnumerable<MetadataReference> References() => ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
        .Where(path => !Path.GetFileName(path).StartsWith("Aevum", StringComparison.Ordinal))
        .Select(path => MetadataReference.CreateFromFile(path));

    private static IEnumerable<ResourceDescription> Resources()
    {
        var original = typeof(Analyzers.Barriers.BarriersAnalyzer).Assembly;
        return original.GetManifestResourceNames().Select(name => new ResourceDescription(name, () => original.GetManifestResourceStream(name)!, isPublic: true));
    }

    /// <summary>
    /// Takes back the changes that can have caused an error: a variable is used that a changed condition declares. When the error names no such variable,
    /// every change of the member is taken back.
    /// </summary>
    private static void Refuse(IEnumerable<Diagnostic> diagnostics, Dictionary<int, Mutant> byId, HashSet<Mutant> refused)
    {
        foreach (var error in diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))
        {
            var place = error.Location.SourceTree?.GetRoot().FindNode(error.Location.SourceSpan) ?? throw new InvalidOperationException(error.ToString());
            var member = place.FirstAncestorOrSelf<MemberDeclarationSyntax>(node => node is not BaseTypeDeclarationSyntax);
            var calls = member?.DescendantNodes().OfType<InvocationExpressionSyntax>().Where(call => call.Expression.ToString().EndsWith("MutantSwitch.On", StringComparison.Ordinal)).ToArray() ?? [];
            var declaring = calls.Where(call => Declares(call, place.ToString())).ToArray();
            var suspects = declaring.Length > 0 ? declaring : calls;
            if (suspects.Length == 0)
            {
                throw new InvalidOperationException(error.ToString());
            }

            refused.UnionWith(suspects.Select(call => byId[(int)((LiteralExpressionSyntax)call.ArgumentList.Arguments[0].Expression).Token.Value!]));
        }
    }

    /// <summary>True when the condition that is switched by <paramref name="call"/> declares <paramref name="variable"/>.</summary>
    private static bool Declares(InvocationExpressionSyntax call, string variable) =>
        call.Ancestors().OfType<BinaryExpressionSyntax>().FirstOrDefault() is { } condition
        && condition.DescendantNodes().OfType<SingleVariableDesignationSyntax>().Any(designation => designation.Identifier.ValueText == variable);

    private static SyntaxTree Parse(string path, string text) => CSharpSyntaxTree.ParseText(text, Language, path);

    private static bool IsSource(string path) => !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal) && Path.GetFileName(path) is not ("IsExternalInit.cs" or "Index.cs");

    /// <summary>Files that the project compiles from elsewhere; they are tested where they are at home.</summary>
    private static IEnumerable<string> Linked()
    {
        var project = System.Xml.Linq.XDocument.Load(Path.Combine(Root, "Aevum.Analyzers.csproj"));
        foreach (var part in project.Descendants("Compile").Select(item => item.Attribute("Include")?.Value).OfType<string>().SelectMany(include => include.Split(';')))
        {
            var full = Path.GetFullPath(Path.Combine(Root, part.Replace("**/", string.Empty, StringComparison.Ordinal)));
            var depth = part.Contains("**", StringComparison.Ordinal) ? SearchOption.AllDirectories : SearchOption.TopDirectoryOnly;
            foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(full)!, Path.GetFileName(full), depth).Where(IsSource))
            {
                yield return file;
            }
        }
    }
}
