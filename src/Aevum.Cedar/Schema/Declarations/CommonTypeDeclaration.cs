namespace Aevum.Cedar.Schema.Declarations;

/// <summary><c>type Name = …;</c></summary>
internal sealed class CommonTypeDeclaration(DeclaredName name, TypeExpression type)
{
    internal DeclaredName Name { get; } = name;

    internal TypeExpression Type { get; } = type;
}
