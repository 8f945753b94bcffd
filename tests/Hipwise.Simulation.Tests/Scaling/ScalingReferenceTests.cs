using Hipwise.Body.Model;
using Hipwise.Body.Scaling;
using Hipwise.Body.Spatial;
using Hipwise.Formats.OpenSim;
using Hipwise.Formats.OpenSim.Setups;
using Hipwise.Simulation.Scaling;

namespace Hipwise.Simulation.Tests.Scaling;

/// <summary>The published walk's model, which OpenSim scaled from the generic one and a standing trial, made anew.</summary>
public class ScalingReferenceTests(ITestOutputHelper output)
{
    private const string Case = "gait2392";

    // The files are printed with 8 decimals of a metre and 8 of a kilogram; inertias with 6 digits.
    private const double Printed = 1e-8;
    private const double SixDigits = 1e-5;

    [Fact]
    public void Sizes_and_masses_are_those_published()
    {
        var (ours, theirs) = (Scale(), Published());

        Hold("mass (kg)", ours.Segments.Zip(theirs.Segments, (a, b) => Math.Abs(a.Mass - b.Mass)), Printed);
        Hold("mass centre (m)", ours.Segments.Zip(theirs.Segments, (a, b) => (a.MassCenter - b.MassCenter).Norm), Printed);
        Hold("path point (m)", ours.Muscles.SelectMany(Places).Zip(theirs.Muscles.SelectMany(Places), (a, b) => (a - b).Norm), Printed);

        // A joint's place in a frame of the newer layout went through angles of six digits.
        Hold("joint (m)", ours.Joints.Zip(theirs.Joints, (a, b) => (a.ParentFrame.P - b.ParentFrame.P).Norm + (a.ChildFrame.P - b.ChildFrame.P).Norm), 30 * Printed);

        // The toes' inertia was another one in the generic model of that time.
        var pairs = ours.Segments.Zip(theirs.Segments).Where(pair => !pair.First.Name.StartsWith("toes", StringComparison.Ordinal));
        Hold("inertia (relative)", pairs.Select(pair => Distance(pair.First.Inertia, pair.Second.Inertia) / pair.Second.Inertia.Row0.Norm), SixDigits);
    }

    [Fact]
    public void Muscles_keep_the_proportions_that_were_published()
    {
        // The model of the other walk comes from the same trial, and its muscles were fitted; those beside the trial were left as they were.
        var theirs = OsimReader.ReadFile(Cases.Path_("gait2392-recruitment", "subject01_simbody_adjusted.osim")).Model;

        // Its left vastus intermedius ends elsewhere on the tibia than in the generic model that is here.
        var pairs = Scale().Muscles.Zip(theirs.Muscles).Where(pair => pair.First.Name != "vas_int_l").ToList();

        pairs.ShouldAllBe(pair => pair.First.Name == pair.Second.Name);
        Hold("fibre (relative)", pairs.Select(pair => Math.Abs((pair.First.OptimalFiberLength / pair.Second.OptimalFiberLength) - 1)), 1e-6);
        Hold("tendon (relative)", pairs.Select(pair => Math.Abs((pair.First.TendonSlackLength / pair.Second.TendonSlackLength) - 1)), 1e-6);
    }

    [Fact]
    public void Markers_lie_where_they_were_published()
    {
        var (setup, theirs) = (Setup(), Published());
        var trial = StaticTrial.Take(Trial(), setup.Placer!.Times.First, setup.Placer.Times.Last);

        var placed = MarkerFit.Run(BodyModel.Compile(Scale()), trial, setup.Placer.Tasks, new());

        var apart = placed.Model.Markers.Join(theirs.Markers, a => a.Name, b => b.Name, (a, b) => (a.Location - b.Location).Norm).ToList();
        apart.Count.ShouldBe(theirs.Markers.Length);
        // The two poses are found by two optimisers: 0.01° at a marker 0.5 m away is as much.
        Hold("marker (m)", apart, 1e-4);
    }

    private void Hold(string what, IEnumerable<double> differences, double bar)
    {
        var all = differences.ToList();
        output.WriteLine($"{what}: at most {all.Max():G3} over {all.Count}");
        all.Max().ShouldBeLessThan(bar, what);
    }

    private static ModelDescription Scale()
    {
        var setup = Setup();
        var markers = MarkerSet.ReadFile(Cases.Path_(Case, "gait2392_Scale_MarkerSet.xml")).Markers;
        var generic = OsimReader.ReadFile(Cases.Path_(Case, "gait2392_millard2012muscle.osim")).Model with { Markers = markers };
        var trial = StaticTrial.Take(Trial(), setup.Scaler!.Times.First, setup.Scaler.Times.Last);
        var found = FactorSteps.Find(BodyModel.Compile(generic), setup.Scaler, trial);

        // This model has no patellae.
        found.LeftOut.Count.ShouldBe(2);
        found.LeftOut.ShouldAllBe(sentence => sentence.Contains("patella"));
        return ModelScaling.Apply(generic, found.Factors, new(setup.Mass, setup.Scaler.PreservesMassDistribution));
    }

    private static ScaleSetup Setup() => (ScaleSetup)ToolSetup.ReadFile(Cases.Path_(Case, "subject01_Setup_Scale.xml"));

    private static MarkerTrajectories Trial() => TrcReader.ReadFile(Cases.Path_(Case, "subject01_static.trc"));

    private static ModelDescription Published() => OsimReader.ReadFile(Cases.Path_(Case, "subject01_simbody.osim")).Model;

    private static IEnumerable<Vec3> Places(MuscleDescription muscle) => muscle.Path.Select(point => point switch
    {
        PathPointDescription.Fixed place => place.Location,
        PathPointDescription.Conditional place => place.Location,
        _ => Vec3.Zero,
    });

    private static double Distance(Mat3 a, Mat3 b) => ((a.Row0 - b.Row0).Norm + (a.Row1 - b.Row1).Norm + (a.Row2 - b.Row2).Norm);
}
