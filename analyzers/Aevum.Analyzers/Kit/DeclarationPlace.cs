using Aevum.Generators.Validation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Aevum.Analyzers.Kit;

/// <summary>Finds the place in the source that a fault of a declaration is about.</summary>
internal static class DeclarationPlace
{
    public static Location Of(ISymbol type, AttributeData attribute, DeclarationFault fault, CancellationToken cancellationToken)
    {
        if (attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken) is not AttributeSyntax syntax)
        {
            return type.Locations.FirstOrDefault() ?? Location.None;
        }

        return fault.Part switch
        {
            DeclarationPart.TypeName => (syntax.Parent?.Parent as BaseTypeDeclarationSyntax)?.Identifier.GetLocation() ?? syntax.GetLocation(),
            DeclarationPart.NameArgument => Find(syntax, argument => argument.NameEquals is null) ?? syntax.GetLocation(),
            DeclarationPart.NamedArgument => Find(syntax, argument => argument.NameEquals?.Name.Identifier.ValueText == fault.Argument) ?? syntax.GetLocation(),
            _ => syntax.GetLocation(),
        };
    }

    private static Location? Find(AttributeSyntax attribute, Func<AttributeArgumentSyntax, bool> isWanted) =>
        attribute.ArgumentList?.Arguments.FirstOrDefault(isWanted)?.Expression.GetLocation();
}
