using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Aevum.Analyzers.CodeFixes.Consent;

/// <summary>Adds the declaration of a purpose at the end of a file.</summary>
internal static class PurposeDeclarations
{
    /// <summary>True when a type of that name can be added to the file of <paramref name="model"/>.</summary>
    public static bool CanAdd(SemanticModel model, string type) =>
        model.LookupNamespacesAndTypes(model.SyntaxTree.GetRoot().Span.End, name: type).IsEmpty && model.SyntaxTree.GetRoot() is CompilationUnitSyntax;

    /// <summary>Adds the declaration, unless an earlier edit of the same run has added it.</summary>
    public static void Add(SyntaxEditor editor, string type, string purpose, string grantee, string operations)
    {
        var root = (CompilationUnitSyntax)editor.OriginalRoot;
        var container = root.Members.OfType<BaseNamespaceDeclarationSyntax>().LastOrDefault() ?? (SyntaxNode)root;
        editor.ReplaceNode(container, (current, _) => Has(current, type) ? current : With(current, Declaration(type, purpose, grantee, operations, Indent(container))));
    }

    private static bool Has(SyntaxNode container, string type) => container.DescendantNodes().OfType<ClassDeclarationSyntax>().Any(declaration => declaration.Identifier.ValueText == type);

    private static string Indent(SyntaxNode container) => container is NamespaceDeclarationSyntax ? "    " : string.Empty;

    private static MemberDeclarationSyntax Declaration(string type, string purpose, string grantee, string operations, string indent)
    {
        var text = $"[ConsentPurpose({Literal(purpose)}, Grantee = {Literal(grantee)}, Operations = {operations})]\n{indent}internal sealed partial class {type};\n";
        return ParseMemberDeclaration(text)!.WithLeadingTrivia(EndOfLine("\n"), Whitespace(indent));
    }

    private static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    private static SyntaxNode With(SyntaxNode container, MemberDeclarationSyntax declaration) => container switch
    {
        CompilationUnitSyntax unit => unit.WithMembers(unit.Members.Add(declaration)) is var added && EndsWithLine(unit) ? added : LineFirst(unit, declaration),
        FileScopedNamespaceDeclarationSyntax space => space.WithMembers(Ended(space.Members).Add(declaration)),
        NamespaceDeclarationSyntax space => space.WithMembers(Ended(space.Members).Add(declaration)),
        _ => container,
    };

    private static CompilationUnitSyntax LineFirst(CompilationUnitSyntax unit, MemberDeclarationSyntax declaration) => unit.WithMembers(Ended(unit.Members).Add(declaration));

    private static bool EndsWithLine(CompilationUnitSyntax unit) => unit.Members.LastOrDefault()?.GetTrailingTrivia().Any(SyntaxKind.EndOfLineTrivia) ?? true;

    /// <summary>The last member gets its line end when the file lacks it.</summary>
    private static SyntaxList<MemberDeclarationSyntax> Ended(SyntaxList<MemberDeclarationSyntax> members)
    {
        var last = members.LastOrDefault();
        return last is null || last.GetTrailingTrivia().Any(SyntaxKind.EndOfLineTrivia) ? members : members.Replace(last, last.WithTrailingTrivia(last.GetTrailingTrivia().Add(EndOfLine("\n"))));
    }
}
