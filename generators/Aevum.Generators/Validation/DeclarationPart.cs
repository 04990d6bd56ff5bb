namespace Aevum.Generators.Validation;

/// <summary>The part of a declaration that a fault is about; the analyzer points there.</summary>
internal enum DeclarationPart
{
    /// <summary>The identifier of the type.</summary>
    TypeName,

    /// <summary>The attribute.</summary>
    Attribute,

    /// <summary>The name in the attribute: its only positional argument.</summary>
    NameArgument,

    /// <summary>The named argument that <see cref="DeclarationFault.Argument"/> names.</summary>
    NamedArgument,
}
