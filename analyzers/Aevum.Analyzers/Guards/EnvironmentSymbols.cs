using Microsoft.CodeAnalysis;

namespace Aevum.Analyzers.Guards;

/// <summary>Recognises what the hosting libraries offer to ask for the environment, by metadata name and assembly; a method of the same name elsewhere is not a guard.</summary>
internal static class EnvironmentSymbols
{
    public const string Development = "Development";

    private static readonly string[] Assemblies =
    [
        "Microsoft.Extensions.Hosting.Abstractions",
        "Microsoft.AspNetCore.Hosting.Abstractions",
        "Microsoft.AspNetCore.Components.WebAssembly",
    ];

    /// <summary>True for <c>IsDevelopment()</c> of the hosting libraries.</summary>
    public static bool IsIsDevelopment(IMethodSymbol method) => IsExtension(method, "IsDevelopment");

    /// <summary>True for <c>IsEnvironment(name)</c> of the hosting libraries.</summary>
    public static bool IsIsEnvironment(IMethodSymbol method) => IsExtension(method, "IsEnvironment");

    /// <summary>True for <c>EnvironmentName</c> of an environment of the hosting libraries or of a class that implements one.</summary>
    public static bool IsEnvironmentName(IPropertySymbol property) =>
        property.Name is "EnvironmentName" or "Environment" && property.Type.SpecialType == SpecialType.System_String
        && (IsHosting(property.ContainingType) || property.ContainingType.AllInterfaces.Any(IsHosting));

    /// <summary>True for <c>Environments.Development</c> of the hosting libraries.</summary>
    public static bool IsDevelopmentName(IFieldSymbol field) =>
        field.Name == Development && IsHosting(field.ContainingType);

    private static bool IsExtension(IMethodSymbol method, string name) =>
        string.Equals(method.Name, name, StringComparison.Ordinal) && IsHosting((method.ReducedFrom ?? method).ContainingType);

    private static bool IsHosting(INamedTypeSymbol type) =>
        type.ContainingAssembly is { } assembly && Assemblies.Contains(assembly.Identity.Name, StringComparer.OrdinalIgnoreCase);
}
