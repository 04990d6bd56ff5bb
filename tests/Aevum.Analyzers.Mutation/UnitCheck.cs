using System.Collections;
using System.Reflection;

namespace Aevum.Corpus;

/// <summary>One test of Aevum.Analyzers.Tests, or one row of a theory, run against the changed analyzers.</summary>
internal sealed class UnitCheck(MethodInfo method, object?[] arguments) : ICheck
{
    /// <summary>Tests that would take too long, or that are about something else than the analyzers.</summary>
    private static readonly string[] LeftOut = ["Fuzz", "Harness", "Mutation"];

    public string Name { get; } = $"{method.DeclaringType!.Name}.{method.Name}({string.Join(", ", arguments.Select(argument => argument is string { Length: > 40 } text ? text[..40] + "…" : argument))})";

    public string Folder => method.DeclaringType!.Namespace!.Split('.')[^1];

    /// <summary>The tests of <paramref name="assembly"/>.</summary>
    public static IEnumerable<UnitCheck> In(Assembly assembly) => assembly.GetTypes()
        .Where(type => type is { IsClass: true, IsAbstract: false } && !LeftOut.Contains(type.Namespace?.Split('.')[^1]))
        .SelectMany(type => type.GetMethods().Where(method => method.DeclaringType == type))
        .SelectMany(method => RowsOf(method).Select(row => new UnitCheck(method, row)));

    public async Task<bool> PassesAsync()
    {
        try
        {
            var test = method.IsStatic ? null : Activator.CreateInstance(method.DeclaringType!);
            await (method.Invoke(test, arguments) switch
            {
                Task task => task,
                ValueTask task => task.AsTask(),
                _ => Task.CompletedTask,
            });
            return true;
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            return false;
        }
    }

    /// <summary>The arguments of each run; none for a method that is no test.</summary>
    private static IEnumerable<object?[]> RowsOf(MethodInfo method)
    {
        var attributes = method.GetCustomAttributes().ToArray();
        if (attributes.All(attribute => attribute.GetType().Name is not ("FactAttribute" or "TheoryAttribute")))
        {
            return [];
        }

        return method.GetParameters().Length == 0 ? [[]] : attributes.SelectMany(attribute => RowsOf(method, attribute)).Select(row => Padded(row, method));
    }

    private static IEnumerable<object?[]> RowsOf(MethodInfo method, Attribute attribute) => attribute.GetType().Name switch
    {
        "InlineDataAttribute" => [((dynamic)attribute).Data],
        "MemberDataAttribute" => Member(method.DeclaringType!, (string)((dynamic)attribute).MemberName).Cast<object>().Select(row => row as object?[] ?? Data(row)),
        _ => [],
    };

    /// <summary>xunit's own row type; it is loaded beside the tests, not by this program.</summary>
    private static object?[] Data(object row) => (object?[])row.GetType().GetInterface("Xunit.ITheoryDataRow")!.GetMethod("GetData")!.Invoke(row, null)!;

    private static IEnumerable Member(Type type, string name)
    {
        const BindingFlags Anywhere = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.FlattenHierarchy;
        var value = type.GetProperty(name, Anywhere)?.GetValue(null) ?? type.GetField(name, Anywhere)?.GetValue(null) ?? type.GetMethod(name, Anywhere)?.Invoke(null, null);
        return (IEnumerable)(value ?? throw new MissingMemberException(type.FullName, name));
    }

    private static object?[] Padded(object?[] row, MethodInfo method) =>
        [.. row, .. method.GetParameters().Skip(row.Length).Select(parameter => parameter.HasDefaultValue ? parameter.DefaultValue : null)];
}
