namespace Aevum.Analyzers.Tests.Barriers;

public sealed class AEV1002Tests
{
    [Fact]
    public Task Another_attribute_is_no_unsafe_accessor() => KitTest.RunAsync("""
        using System.Runtime.CompilerServices;
        using System.Runtime.InteropServices;

        sealed class NoteAttribute(UnsafeAccessorKind kind) : Attribute { internal UnsafeAccessorKind Kind => kind; }

        static class C
        {
            [DllImport("native")]
            [Note(UnsafeAccessorKind.Constructor)]
            private static extern AevumEngine Make();
        }
        """);
}
