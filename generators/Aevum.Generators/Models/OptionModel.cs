namespace Aevum.Generators.Models;

/// <summary>One property of an options type that configuration can set.</summary>
/// <param name="Name">The name, not escaped.</param>
/// <param name="Form">How its text is read.</param>
/// <param name="TypeText">The type without <c>Nullable&lt;T&gt;</c>, <c>global::</c>-qualified and escaped.</param>
/// <param name="Setting">How the property is set.</param>
internal sealed record OptionModel(string Name, OptionForm Form, string TypeText, OptionSetting Setting);
