namespace Aevum.Generators.Models;

/// <summary>The options type of a signer.</summary>
internal sealed record SignerOptionsModel
{
    /// <summary>The type, <c>global::</c>-qualified and escaped.</summary>
    public string TypeText { get; init; } = "";

    /// <summary>The properties that configuration can set, in order of declaration.</summary>
    public EquatableArray<OptionModel> Bindable { get; init; }

    /// <summary>The names of the properties that only code can set.</summary>
    public EquatableArray<string> CodeOnly { get; init; }

    /// <summary>True when <c>new T()</c> compiles and some property can be set afterwards.</summary>
    public bool CanBeConfigured { get; init; }
}
