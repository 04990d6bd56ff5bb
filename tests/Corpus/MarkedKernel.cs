using System.Collections.Immutable;
using Aevum.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Aevum.Corpus;

/// <summary>
/// An assembly called <c>Aevum.Core</c> whose kernel-only members have every form a member can have. The marker may stand on any kernel member, and
/// the rule must follow it whatever the kernel looks like in a later version.
/// </summary>
internal static class MarkedKernel
{
    private const string Source = """
        namespace Aevum.Policy { public static class Marker; }
        namespace Aevum.Signing { public static class Marker; }
        namespace Aevum.Storage { public static class Marker; }

        namespace Aevum {

        public sealed class AevumEngine;

        public class Setting { [KernelOnly] public int Level { get; set; } }

        [System.AttributeUsage(System.AttributeTargets.All)]
        public sealed class KernelOnlyAttribute : System.Attribute;

        public static class Barriers
        {
            [KernelOnly] public static int Limit;
            [KernelOnly] public const int Ceiling = 3;
            [KernelOnly] public static int Level { get; set; }
            [KernelOnly] public static event System.Action? Tripped { add { } remove { } }
            [KernelOnly] public static bool Check(string text) => true;
            [KernelOnly] public static T Pass<T>(T value) => value;
            [KernelOnly] public static int Twice(this int value) => value * 2;
            public static bool Open(string text) => true;
            public static int HalfOpen { get; [KernelOnly] set; }
        }

        public class Gate
        {
            public Gate() { }
            [KernelOnly] public Gate(int level) { }
            [KernelOnly] public int this[int index] => index;
            [KernelOnly] public virtual void Trip() { }
            [KernelOnly] protected virtual int Depth => 1;
            [KernelOnly] public static Gate operator +(Gate left, Gate right) => left;
            [KernelOnly] public static implicit operator int(Gate gate) => 1;
            [KernelOnly] public static explicit operator string(Gate gate) => "";
            [KernelOnly] public static bool operator true(Gate gate) => true;
            [KernelOnly] public static bool operator false(Gate gate) => false;
            [KernelOnly] public void Deconstruct(out int first, out int second) => first = second = 1;
            [KernelOnly] public Keys GetEnumerator() => new Keys();
            [KernelOnly] public void Add(string item) { }
            [KernelOnly] public void Dispose() { }
            public void Free() { }
        }

        public abstract class Seed { protected Seed() { } protected void Sprout() { } public void Grow() { } }

        public struct Keys { public int Current => 1; public bool MoveNext() => false; }

        public interface IGuard
        {
            [KernelOnly] void Guard();
            void Free();
        }

        public interface IMeasure<TSelf> where TSelf : IMeasure<TSelf>
        {
            [KernelOnly] static abstract int Measure();
            [KernelOnly] static abstract TSelf operator -(TSelf value);
        }

        [KernelOnly] public class Vault { public void Unlock() { } public static int Count => 1; }
        [KernelOnly] public interface IVault { }
        [KernelOnly] public delegate void Alarm();
        public delegate void Bell();
        [KernelOnly] public sealed class InsideAttribute : System.Attribute;
        [KernelOnly] public struct Seal { public int Number; }
        public enum Phase { Open, [KernelOnly] Sealed }
        public sealed class OpenAttribute : System.Attribute { [KernelOnly] public int Depth { get; set; } }
        public class Ring : Gate { public Ring() { } public override void Trip() { } }
        }
        """;

    /// <summary>The assembly, ready to be referenced.</summary>
    public static MetadataReference Reference { get; } = Compile();

    private static PortableExecutableReference Compile()
    {
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);
        var compilation = CSharpCompilation.Create("Aevum.Core", [CSharpSyntaxTree.ParseText(Source)], TestReferences.Net10, options);
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        return result.Success
            ? MetadataReference.CreateFromImage(image.ToArray().ToImmutableArray())
            : throw new HarnessException(string.Join("\n", result.Diagnostics));
    }
}
