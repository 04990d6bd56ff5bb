using Aevum.Testing;

namespace Aevum.Analyzers.Tests.Barriers;

/// <summary>A method that calls the engine in a try block, and the helpers that its catch clauses use.</summary>
internal static class SwallowedViolation
{
    /// <summary>Runs the clauses of the try block, marked.</summary>
    public static Task RunAsync(string clause)
    {
        var source = $$"""
            internal static class Program
            {
                internal static async Task RunAsync(AevumEngine engine, Exception other, string outside)
                {
                    try { (await engine.QueryAsync(null!)).EnsureOk(); }
                    {{clause}}
                }

                private static int Once(Exception e) => throw e;
                private static bool Flag(Exception e) => throw e;
                private static string Words(Exception e) => throw e;
                private static string?[] All(Exception e) => throw e;
                private static string? Text(string text) => text.Length > 3 ? text : null;
                private static async Task LaterAsync(Exception e) { await Task.Delay(1); throw e; }
                private static bool Endless(Exception e) => Endless(e);
                private static bool Nested(Exception e) => FirstIsOrdinary(e, e);
                private static void Deconstruct(this BarrierViolationException e, out string first, out string second) => first = second = e.Message;
                private static void Twice(Exception e) => Once(e);
                private static bool FirstIsOrdinary(Exception first, Exception second) => first is not BarrierViolationException;
                private static bool Sometimes(Exception e) { if (e.Message == "x") { return false; } return true; }
            }

            internal readonly struct Opposite(bool value)
            {
                public static explicit operator Opposite(bool value) => new(value);
                public static explicit operator bool(Opposite opposite) => !opposite.Value;
                private bool Value => value;
            }

            internal sealed class DoesNotReturnAttribute : Attribute;

            internal abstract class Undecided
            {
                public static Undecided? Any { get; set; }
                public abstract void Close(Exception e);
            }

            internal class Failing
            {
                [DoesNotReturn] public static void Own(Exception e) => Console.WriteLine(e);
                public static void Lazily(Func<int> later) => Console.WriteLine(later);
                public virtual void Open(Exception e) => throw e;
                [System.Diagnostics.CodeAnalysis.DoesNotReturn] public virtual void Marked(Exception e) => throw e;
            }

            internal class Closing : Failing
            {
                public override void Open(Exception e) => throw e;
            }
            """;
        return (KitTest.Case(KitTest.Project(source)) with { Modes = TestModes.Again }).RunAsync(TestContext.Current.CancellationToken);
    }
}
