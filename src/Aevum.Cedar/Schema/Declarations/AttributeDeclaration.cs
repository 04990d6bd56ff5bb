namespace Aevum.Cedar.Schema.Declarations;

/// <summary>One attribute of a record type.</summary>
internal sealed class AttributeDeclaration(DeclaredName name, TypeExpression type, bool isRequired)
{
    internal DeclaredName Name { get; } = name;

    internal TypeExpression Type { get; } = type;

    internal bool IsRequired { get; } = isRequired;
}
