using System.Collections.Immutable;
using System.Text;
using Hipwise.Care.Checkup;

namespace Hipwise.Care.Tests.Reader;

/// <summary>Reads answers that are expected to be wrong.</summary>
internal static class Reading
{
    public static ImmutableArray<AnswersProblem> ProblemsOf(string json) => ProblemsOf(Encoding.UTF8.GetBytes(json));

    public static ImmutableArray<AnswersProblem> ProblemsOf(byte[] utf8)
    {
        var problems = Should.Throw<AnswersException>(() => AnswersReader.Read(utf8, TestKnowledge.Shipped)).Problems;
        problems.ShouldNotBeEmpty();
        problems.ShouldAllBe(problem => problem.Path.StartsWith('$') && problem.Message.Length > 0);
        return problems;
    }

    public static AnswersProblem ProblemOf(string json) => ProblemsOf(json).ShouldHaveSingleItem();

    /// <summary>An answers file with one entry of <c>screens</c>.</summary>
    public static string WithTrial(string trial) => $$$"""{"version":1,"screens":[{{{trial}}}]}""";

    /// <summary>An answers file with these members of <c>you</c>.</summary>
    public static string WithYou(string members) => $$$"""{"version":1,"you":{{{{members}}}}}""";
}
