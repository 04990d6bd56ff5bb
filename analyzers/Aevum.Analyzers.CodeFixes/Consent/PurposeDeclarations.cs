using Aevum.Analyzers.Common;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Aevum.Analyzers.CodeFixes.Consent;

/// <summary>Adds the declaration of a purpose at the end of a file.</summary>
internal static class PurposeDeclarations
{
    /// <summary>True when a type of that name can be added to the file of <paramref name="model"/>.</summary>
    public static bool CanAdd(SemanticModel model, string type) =>
        model.LookupNamespacesAndTypes(model.SyntaxTree.GetRoot().Span.End, name: type).IsEmpty && model.SyntaxTree.GetRoot() is CompilationUnitSyntax;

    /// <summary>Adds the declaration, unless an earlier edit of the same run has added it.</summary>
    public static void Add(SyntaxEditor editor, SemanticModel model, string type, string purpose, string grantee, string operations)
    {
        var root = (CompilationUnitSyntax)editor.OriginalRoot;
        var container = root.Members.OfType<BaseNamespaceDeclarationSyntax>().LastOrDefault() ?? (SyntaxNode)root;
        var end = root.DescendantTrivia().FirstOrDefault(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)) is { RawKind: not 0 } first ? first : EndOfLine("\n");
        var attribute = KernelSymbols.For(model.Compilation)!.ConsentPurposeAttribute.Symbols[0].ToMinimalDisplayString(model, container.SpanStart);
        var arguments = $"{Literal(purpose)}, Grantee = {Literal(grantee)}, Operations = {operations}";
        var text = $"[{WithoutSuffix(attribute)}({arguments})]{end}{Indent(container)}internal sealed partial class {type};{end}";
        editor.ReplaceNode(container, (current, _) => Has(current, type) ? current : With(current, ParseMemberDeclaration(text)!.WithLeadingTrivia(end, Whitespace(Indent(container))), end));
    }

    private static string WithoutSuffix(string attribute) => attribute.EndsWith("Attribute", StringComparison.Ordinal) ? attribute.Substring(0, attribute.Length - "Attribute".Length) : attribute;

    private static bool Has(SyntaxNode container, string type) => container.DescendantNodes().OfType<ClassDeclarationSyntax>().Any(declaration => declaration.Identifier.ValueText == type);

    private static string Indent(SyntaxNode container) => container is NamespaceDeclarationSyntax ? "    " : string.Empty;

    private static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    private static SyntaxNode With(SyntaxNode container, MemberDeclarationSyntax declaration, SyntaxTrivia end) => container switch
    {
        CompilationUnitSyntax unit => unit.WithMembers(Ended(unit.Members, end).Add(declaration)),
        FileScopedNamespaceDeclarationSyntax space => space.WithMembers(Ended(space.Members, end).Add(declaration)),
        NamespaceDeclarationSyntax space => space.WithMembers(Ended(space.Members, end).Add(declaration)),
        _ => container,
    };

    /// <summary>The last member gets its line end when the file lacks it.</summary>
    private static SyntaxList<MemberDeclarationSyntax> Ended(SyntaxList<MemberDeclarationSyntax> members, SyntaxTrivia end)
    {
        var last = members.LastOrDefault();
        return last is null || last.GetTrailingTrivia().Any(SyntaxKind.EndOfLineTrivia) ? members : members.Replace(last, last.WithTrailingTrivia(last.GetTrailingTrivia().Add(end)));
    }
}
