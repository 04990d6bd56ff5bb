using System.Collections.Immutable;
using Aevum.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Aevum.Corpus.Disguises;

/// <summary>Makes every type partial and moves the second half of its members to another file.</summary>
internal static class PartialFiles
{
    private const string Parts = ".Parts.cs";

    public static TestProject Split(TestProject project) => project with { Files = [.. project.Files.SelectMany(file => SplitFile(file, project))] };

    private static ImmutableArray<TestFile> SplitFile(TestFile file, TestProject project)
    {
        var options = new CSharpParseOptions(project.LanguageVersion, preprocessorSymbols: project.PreprocessorSymbols);
        var unit = CSharpSyntaxTree.ParseText(file.Text, options).GetCompilationUnitRoot();
        if (unit.ContainsDirectives || !unit.DescendantNodes().Any(IsSplittable))
        {
            return [file];
        }

        var usings = unit.Usings.Where(each => each.GlobalKeyword.IsKind(SyntaxKind.None));
        var second = SyntaxFactory.CompilationUnit().WithExterns(unit.Externs).WithUsings([.. usings]).WithMembers(Second(unit.Members));
        return [file with { Text = unit.WithMembers(First(unit.Members)).ToFullString() }, new TestFile(Path.ChangeExtension(file.Path, Parts), second.ToFullString())];
    }

    private static bool IsSplittable(SyntaxNode node) =>
        node is TypeDeclarationSyntax { Parent: CompilationUnitSyntax or BaseNamespaceDeclarationSyntax, Members.Count: > 0 } type
        && !type.Modifiers.Any(SyntaxKind.FileKeyword) && !type.OpenBraceToken.IsMissing;

    private static SyntaxList<MemberDeclarationSyntax> First(SyntaxList<MemberDeclarationSyntax> members) => [.. members.Select(member => member switch
    {
        BaseNamespaceDeclarationSyntax space => space.WithMembers(First(space.Members)),
        TypeDeclarationSyntax type when IsSplittable(type) => Partial(type).WithMembers([.. type.Members.Take(type.Members.Count / 2)]),
        _ => member,
    })];

    private static SyntaxList<MemberDeclarationSyntax> Second(SyntaxList<MemberDeclarationSyntax> members) => [.. members.Select(member => member switch
    {
        BaseNamespaceDeclarationSyntax space => space.WithAttributeLists([]).WithMembers(Second(space.Members)),
        TypeDeclarationSyntax type when IsSplittable(type) => (MemberDeclarationSyntax)Head(type).WithMembers([.. type.Members.Skip(type.Members.Count / 2)]),
        _ => null,
    }).OfType<MemberDeclarationSyntax>()];

    /// <summary>The second part repeats neither attributes nor bases, constraints or parameters.</summary>
    private static TypeDeclarationSyntax Head(TypeDeclarationSyntax type) =>
        Partial(type).WithAttributeLists([]).WithBaseList(null).WithConstraintClauses([]).WithParameterList(null).WithLeadingTrivia(SyntaxFactory.LineFeed);

    private static TypeDeclarationSyntax Partial(TypeDeclarationSyntax type) => type.Modifiers.Any(SyntaxKind.PartialKeyword)
        ? type
        : type.WithKeyword(type.Keyword.WithLeadingTrivia()).AddModifiers(SyntaxFactory.Token(type.Keyword.LeadingTrivia, SyntaxKind.PartialKeyword, [SyntaxFactory.Space]));
}
