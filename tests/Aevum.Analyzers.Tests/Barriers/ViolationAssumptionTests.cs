namespace Aevum.Analyzers.Tests.Barriers;

/// <summary>AEV1003: what a filter says about a barrier violation.</summary>
public sealed class ViolationAssumptionTests
{
    [Theory]
    [InlineData("outside == \"x\" || e is not BarrierViolationException")]
    [InlineData("e is BarrierViolationException && outside == \"x\"")]
    [InlineData("e is not BarrierViolationException { Message: \"x\" }")]
    [InlineData("e is { Message: \"x\" }")]
    [InlineData("other is not BarrierViolationException")]
    [InlineData("!(other is BarrierViolationException)")]
    [InlineData("other.GetType() != typeof(BarrierViolationException)")]
    [InlineData("FirstIsOrdinary(other, e)")]
    [InlineData("Sometimes(e)")]
    [InlineData("e switch { TimeoutException => false, _ => true }")]
    [InlineData("string.IsNullOrEmpty(outside)")]
    [InlineData("Endless(e)")]
    [InlineData("Nested(e)")]
    [InlineData("e.InnerException is { } inner && inner is not BarrierViolationException")]
    [InlineData("e is not BarrierViolationException (\"x\", _)")]
    [InlineData("e is not BarrierViolationException (\"x\", _) { Message: \"y\" }")]
    [InlineData("other switch { BarrierViolationException => false, _ => true }")]
    [InlineData("e.GetType() == typeof(BarrierViolationException)")]
    [InlineData("e != null")]
    [InlineData("e == other")]
    [InlineData("(bool)(Opposite)(e is TimeoutException)")]
    [InlineData("e.Equals(typeof(BarrierViolationException)) == false")]
    public Task A_filter_that_can_let_it_in_is_reported(string filter) => RunAsync($"catch {{|AEV1003:(Exception e)|}} when ({filter}) {{ }}");

    [Theory]
    [InlineData("e is TimeoutException || e is ArgumentException")]
    [InlineData("typeof(BarrierViolationException) != e.GetType()")]
    [InlineData("e is not null and not BarrierViolationException")]
    [InlineData("e is TimeoutException { Message: \"x\" }")]
    [InlineData("e is TimeoutException ? true : false")]
    [InlineData("outside == \"x\" ? false : e is TimeoutException")]
    [InlineData("outside == \"x\" && e is not BarrierViolationException")]
    [InlineData("FirstIsOrdinary(e, other)")]
    [InlineData("e == null")]
    [InlineData("null == e")]
    [InlineData("e.GetType() == typeof(TimeoutException)")]
    [InlineData("e is null")]
    [InlineData("e is null or TimeoutException")]
    [InlineData("(bool)(e is TimeoutException)")]
    [InlineData("(object)e is TimeoutException")]
    [InlineData("((Exception)e).GetType() == typeof(TimeoutException)")]
    [InlineData("e switch { TimeoutException => true, _ => false }")]
    [InlineData("e is not BarrierViolationException { }")]
    [InlineData("e is TimeoutException & outside == \"x\"")]
    [InlineData("e is TimeoutException | e is ArgumentException")]
    public Task A_filter_that_keeps_it_out_is_silent(string filter) => RunAsync($"catch (Exception e) when ({filter}) {{ }}");

    [Theory]
    [InlineData("catch {|AEV1003:(Exception e)|} when (outside == \"x\" && e is Exception) { } catch {|AEV1003:(Exception)|} { }")]
    [InlineData("catch {|AEV1003:(Exception e)|} when (e is Exception && outside == \"x\") { } catch {|AEV1003:(Exception)|} { }")]
    [InlineData("catch {|AEV1003:(Exception e)|} when (e is Exception && e is BarrierViolationException) { } catch (Exception) { }")]
    [InlineData("catch {|AEV1003:(Exception e)|} when (outside == \"x\" || e is Exception) { } catch (Exception) { }")]
    [InlineData("catch {|AEV1003:(Exception e)|} when (e is Exception || outside == \"x\") { } catch (Exception) { }")]
    [InlineData("catch {|AEV1003:(Exception e)|} when (e.GetType() == typeof(BarrierViolationException)) { } catch (Exception) { }")]
    public Task A_clause_after_one_that_surely_takes_it_does_not_see_it(string clauses) => RunAsync(clauses);

    private static Task RunAsync(string clause) => SwallowedViolation.RunAsync(clause);
}
