using System.Collections;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace Aevum.Testing;

/// <summary>
/// Walks the objects that a generator keeps between runs. One symbol among them keeps a whole compilation alive and makes every step run again,
/// so none may be there; the check is by assignability, because the concrete types are internal to the compiler.
/// </summary>
public static class ModelWalk
{
    /// <summary>Fails when a compiler object can be reached from <paramref name="model"/>.</summary>
    /// <exception cref="HarnessException">The path to the object is in the message.</exception>
    public static void RequirePlain(object? model) => Walk(model, "model", new HashSet<object>(ReferenceEqualityComparer.Instance));

    private static void Walk(object? value, string path, HashSet<object> seen)
    {
        if (value is ISymbol or Compilation or SyntaxNode or SyntaxTree or SyntaxReference or SemanticModel or Location or IOperation)
        {
            throw new HarnessException($"{path} is a {value.GetType().Name}: a model keeps plain values only.");
        }

        if (value is null or string or Delegate or Type || value.GetType() is { IsPrimitive: true } or { IsEnum: true } || (!value.GetType().IsValueType && !seen.Add(value)))
        {
            return;
        }

        // What has a structure of its own is walked field by field; an array is both.
        var index = 0;
        foreach (var element in value is Array or not IStructuralEquatable ? value as IEnumerable ?? Array.Empty<object>() : Array.Empty<object>())
        {
            Walk(element, $"{path}[{index++}]", seen);
        }

        WalkFields(value, path, seen);
    }

    private static void WalkFields(object value, string path, HashSet<object> seen)
    {
        for (var type = value.GetType(); type is not null && type != typeof(object) && type != typeof(ValueType); type = type.BaseType)
        {
            foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                if (!field.FieldType.IsPointer && !field.FieldType.IsByRefLike)
                {
                    Walk(field.GetValue(value), $"{path}.{field.Name}", seen);
                }
            }
        }
    }
}
