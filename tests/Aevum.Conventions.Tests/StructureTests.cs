using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Aevum.Conventions;

public sealed class StructureTests
{
    private const int LongestFile = 400;
    private const int LongestMethod = 60;

    [Fact]
    public void No_file_and_no_method_grows_past_its_limit()
    {
        var found = Repository.ProductSources.SelectMany(Oversized).Order(StringComparer.Ordinal).ToList();

        var allowed = File.ReadAllLines(Path.Combine(Repository.Root, "tests/Aevum.Conventions.Tests/SizeExceptions.txt"))
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split(" -- ")[0])
            .ToList();

        Assert.Equal(allowed.Order(StringComparer.Ordinal), found);
    }

    [Fact]
    public void Each_file_holds_one_type_and_is_named_after_it()
    {
        var wrong = Repository.ProductSources
            .Where(file => file.TopLevelTypes.Any())
            .Where(file => !file.TopLevelTypes.Select(NameOf).Distinct().SequenceEqual([FileTypeName(file)]))
            .Select(file => $"{file.Path}: {string.Join(", ", file.TopLevelTypes.Select(NameOf))}");

        Assert.Empty(wrong);
    }

    [Fact]
    public void Each_class_is_sealed_abstract_or_static()
    {
        var open = from file in Repository.ProductSources
                   from type in file.Syntax.DescendantNodes().OfType<TypeDeclarationSyntax>()
                   where type.IsKind(SyntaxKind.ClassDeclaration) || (type.IsKind(SyntaxKind.RecordDeclaration))
                   where !type.Modifiers.Any(modifier => modifier.Kind() is SyntaxKind.SealedKeyword or SyntaxKind.AbstractKeyword or SyntaxKind.StaticKeyword)
                   where !IsPartOfSealed(file, type)
                   select $"{file.Path}: {type.Identifier.Text}";

        Assert.Empty(open);
    }

    [Fact]
    public void No_type_has_a_name_that_says_nothing()
    {
        string[] empty = ["Manager", "Helper", "Helpers", "Util", "Utils", "Utility", "Impl", "Misc", "Common"];

        var wrong = from file in Repository.ProductSources
                    from type in file.Syntax.DescendantNodes().OfType<BaseTypeDeclarationSyntax>()
                    where empty.Any(word => type.Identifier.Text.EndsWith(word, StringComparison.Ordinal))
                    select $"{file.Path}: {type.Identifier.Text}";

        Assert.Empty(wrong);
    }

    [Fact]
    public void Product_code_takes_time_and_randomness_from_outside()
    {
        string[] banned = ["DateTime.UtcNow", "DateTime.Now", "DateTimeOffset.UtcNow", "DateTimeOffset.Now", "Random.Shared", "Thread.Sleep", "Guid.NewGuid"];

        var wrong = from file in Repository.ProductSources
                    from access in file.Syntax.DescendantNodes().OfType<MemberAccessExpressionSyntax>()
                    where banned.Contains(access.ToString())
                    select $"{file.Path}:{access.GetLocation().GetLineSpan().StartLinePosition.Line + 1}: {access} (use TimeProvider, an id source or a seed)";

        Assert.Empty(wrong);
    }

    [Fact]
    public void Nothing_is_left_unfinished_by_its_own_words()
    {
        string[] words = ["NotImplemented" + "Exception", "TO" + "DO", "FIX" + "ME", "HA" + "CK:"];

        var wrong = from file in Repository.AllSources
                    where !file.Path.StartsWith("tests/Corpus/", StringComparison.Ordinal) && !file.Path.StartsWith("tests/Aevum.Conventions.Tests/", StringComparison.Ordinal)
                    from word in words
                    where file.Text.Contains(word, StringComparison.Ordinal)
                    select $"{file.Path}: {word}";

        Assert.Empty(wrong);
    }

    private static IEnumerable<string> Oversized(SourceFile file)
    {
        if (file.LineCount > LongestFile)
        {
            yield return $"{file.Path} {file.LineCount}";
        }

        foreach (var method in file.Syntax.DescendantNodes().OfType<BaseMethodDeclarationSyntax>())
        {
            var span = method.GetLocation().GetLineSpan();
            var lines = span.EndLinePosition.Line - span.StartLinePosition.Line + 1;
            if (lines > LongestMethod)
            {
                var name = method is MethodDeclarationSyntax named ? named.Identifier.Text : method.Kind().ToString();
                yield return $"{file.Path} {name} {lines}";
            }
        }
    }

    private static string NameOf(MemberDeclarationSyntax type) => type switch
    {
        BaseTypeDeclarationSyntax named => named.Identifier.Text,
        DelegateDeclarationSyntax named => named.Identifier.Text,
        _ => type.Kind().ToString(),
    };

    /// <summary>A partial class may add one word after a dot; the analyzers may put the rule's id before its name.</summary>
    private static string FileTypeName(SourceFile file)
    {
        var name = Path.GetFileNameWithoutExtension(file.Path);
        return name.Split('.')[0];
    }

    private static bool IsPartOfSealed(SourceFile file, TypeDeclarationSyntax type) =>
        type.Modifiers.Any(SyntaxKind.PartialKeyword)
        && Repository.ProductSources
            .Where(other => Path.GetDirectoryName(other.Path) == Path.GetDirectoryName(file.Path))
            .SelectMany(other => other.Syntax.DescendantNodes().OfType<TypeDeclarationSyntax>())
            .Any(other => other.Identifier.Text == type.Identifier.Text
                && other.Modifiers.Any(modifier => modifier.Kind() is SyntaxKind.SealedKeyword or SyntaxKind.StaticKeyword or SyntaxKind.AbstractKeyword));
}
