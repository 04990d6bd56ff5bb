using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;

namespace Aevum.Generators.Tests;

/// <summary>An assembly that a test compiled and loaded, so that generated code is run and not only read.</summary>
internal sealed class LoadedAssembly : IDisposable
{
    private readonly AssemblyLoadContext _context = new(null, isCollectible: true);

    public LoadedAssembly(Compilation compilation)
    {
        using var image = new MemoryStream();
        var result = compilation.Emit(image, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics));
        image.Position = 0;
        Assembly = _context.LoadFromStream(image);
    }

    public Assembly Assembly { get; }

    public Type TypeOf(string name) => Assembly.GetType(name, throwOnError: true)!;

    /// <summary>Calls a static method; trailing optional parameters take their defaults.</summary>
    public object? Call(string type, string method, params object?[] arguments)
    {
        const BindingFlags Flags = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.OptionalParamBinding | BindingFlags.InvokeMethod;
        try
        {
            return TypeOf(type).InvokeMember(method, Flags, null, null, arguments, System.Globalization.CultureInfo.InvariantCulture);
        }
        catch (TargetInvocationException e) when (e.InnerException is { } inner)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(inner);
            throw;
        }
    }

    public void Dispose() => _context.Unload();
}
