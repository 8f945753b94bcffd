namespace Hipwise.Formats.Tests.OpenSim;

/// <summary>One small setup file of each kind, written for these tests.</summary>
internal static class SetupTexts
{
    public const string Ik = """
        <?xml version="1.0" encoding="UTF-8" ?>
        <OpenSimDocument Version="40000">
          <InverseKinematicsTool name="ik">
            <results_directory>results</results_directory>
            <model_file>models/leg.osim</model_file>
            <constraint_weight>Inf</constraint_weight>
            <accuracy>1e-06</accuracy>
            <IKTaskSet name="tasks">
              <objects>
                <IKMarkerTask name="R.ASIS"><apply>true</apply><weight>10</weight></IKMarkerTask>
                <IKMarkerTask name="L.ASIS"><apply>false</apply></IKMarkerTask>
                <IKCoordinateTask name="mtp"><weight>1000</weight><value_type>default_value</value_type></IKCoordinateTask>
                <IKCoordinateTask name="knee"><weight>5</weight><value_type>manual_value</value_type><value>0.5</value></IKCoordinateTask>
                <IKCoordinateTask name="hip"/>
              </objects>
            </IKTaskSet>
            <marker_file>walk.trc</marker_file>
            <coordinate_file>Unassigned</coordinate_file>
            <time_range>0.5 2.5</time_range>
            <report_errors>false</report_errors>
            <report_marker_locations>true</report_marker_locations>
            <output_motion_file>out/ik.mot</output_motion_file>
          </InverseKinematicsTool>
        </OpenSimDocument>
        """;

    public const string Tasks = """
        <OpenSimDocument Version="30000">
          <IKTaskSet name="tasks">
            <objects>
              <IKMarkerTask name="R.ASIS"><weight>10</weight></IKMarkerTask>
              <IKCoordinateTask name="mtp"><weight>1000</weight><value_type>default_value</value_type></IKCoordinateTask>
            </objects>
          </IKTaskSet>
        </OpenSimDocument>
        """;

    public const string Id = """
        <OpenSimDocument Version="20302">
          <InverseDynamicsTool name="id">
            <model_file> leg.osim </model_file>
            <time_range> 0.4 1.6 </time_range>
            <forces_to_exclude> muscles actuators </forces_to_exclude>
            <external_loads_file> loads.xml </external_loads_file>
            <coordinates_file> q.mot </coordinates_file>
            <lowpass_cutoff_frequency_for_coordinates> 6 </lowpass_cutoff_frequency_for_coordinates>
            <output_body_forces_file> bodies.sto </output_body_forces_file>
          </InverseDynamicsTool>
        </OpenSimDocument>
        """;

    public const string Analyze = """
        <OpenSimDocument Version="40000">
          <AnalyzeTool name="walk">
            <model_file>leg.osim</model_file>
            <replace_force_set>true</replace_force_set>
            <force_set_files> residuals.xml reserves.xml</force_set_files>
            <results_directory>.</results_directory>
            <initial_time>0.5</initial_time>
            <final_time>2</final_time>
            <AnalysisSet name="Analyses">
              <objects>
                <StaticOptimization name="so">
                  <step_interval>10</step_interval>
                  <activation_exponent>3</activation_exponent>
                  <use_muscle_physiology>false</use_muscle_physiology>
                  <use_model_force_set>true</use_model_force_set>
                </StaticOptimization>
                <MuscleAnalysis name="ma">
                  <muscle_list> glut_max psoas</muscle_list>
                  <moment_arm_coordinate_list>hip</moment_arm_coordinate_list>
                  <compute_moments>true</compute_moments>
                </MuscleAnalysis>
                <JointReaction name="jr">
                  <forces_file>results\so_force.sto</forces_file>
                  <joint_names>hip knee</joint_names>
                  <apply_on_bodies>child</apply_on_bodies>
                  <express_in_frame>ground child</express_in_frame>
                </JointReaction>
                <BodyKinematics name="bk"><bodies>all</bodies></BodyKinematics>
                <Kinematics name="k"><on>false</on></Kinematics>
              </objects>
            </AnalysisSet>
            <external_loads_file>loads.xml</external_loads_file>
            <coordinates_file>q.mot</coordinates_file>
            <lowpass_cutoff_frequency_for_coordinates>-1</lowpass_cutoff_frequency_for_coordinates>
          </AnalyzeTool>
        </OpenSimDocument>
        """;

    public const string Scale = """
        <OpenSimDocument Version="20302">
          <ScaleTool name="person">
            <mass> 72.6 </mass>
            <height> 1803 </height>
            <GenericModelMaker>
              <model_file> generic.osim </model_file>
              <marker_set_file> markers.xml </marker_set_file>
            </GenericModelMaker>
            <ModelScaler>
              <apply> true </apply>
              <scaling_order> measurements manualScale </scaling_order>
              <MeasurementSet>
                <objects>
                  <Measurement name="thigh">
                    <apply> true </apply>
                    <MarkerPairSet><objects><MarkerPair><markers> R.ASIS R.Knee </markers></MarkerPair></objects></MarkerPairSet>
                    <BodyScaleSet><objects><BodyScale name="femur"><axes> X Y </axes></BodyScale></objects></BodyScaleSet>
                  </Measurement>
                </objects>
              </MeasurementSet>
              <ScaleSet>
                <objects><Scale name=""><scales> 1.1 0.9 1 </scales><segment> tibia </segment><apply> true </apply></Scale></objects>
              </ScaleSet>
              <marker_file> static.trc </marker_file>
              <time_range> 1 2 </time_range>
              <preserve_mass_distribution> true </preserve_mass_distribution>
              <output_model_file> scaled.osim </output_model_file>
            </ModelScaler>
            <MarkerPlacer>
              <apply> true </apply>
              <IKTaskSet><objects><IKMarkerTask name="R.ASIS"/></objects></IKTaskSet>
              <marker_file> static.trc </marker_file>
              <max_marker_movement> -1 </max_marker_movement>
            </MarkerPlacer>
          </ScaleTool>
        </OpenSimDocument>
        """;

    public const string Loads = """
        <OpenSimDocument Version="40000">
          <ExternalLoads name="plates">
            <objects>
              <ExternalForce name="right">
                <applied_to_body>/bodyset/calcn_r</applied_to_body>
                <force_expressed_in_body>ground</force_expressed_in_body>
                <point_expressed_in_body>ground</point_expressed_in_body>
                <force_identifier>ground_force_v</force_identifier>
                <point_identifier>ground_force_p</point_identifier>
                <torque_identifier>ground_torque_</torque_identifier>
                <data_source_name>Unassigned</data_source_name>
              </ExternalForce>
              <ExternalForce name="left"><isDisabled>true</isDisabled><applied_to_body>calcn_l</applied_to_body></ExternalForce>
              <PrescribedForce name="old"><body>calcn_l</body></PrescribedForce>
            </objects>
            <datafile>plates.mot</datafile>
          </ExternalLoads>
        </OpenSimDocument>
        """;

    public const string Actuators = """
        <OpenSimDocument Version="40000">
          <ForceSet name="residuals">
            <defaults>
              <CoordinateActuator name="default"><optimal_force>1000</optimal_force></CoordinateActuator>
            </defaults>
            <objects>
              <PointActuator name="FX">
                <min_control>-1000</min_control>
                <max_control>1000</max_control>
                <body>pelvis</body>
                <point>-0.07 0 0</point>
                <direction>-1 -0 -0</direction>
                <force_is_global>true</force_is_global>
                <optimal_force>1</optimal_force>
              </PointActuator>
              <TorqueActuator name="MX"><bodyA>pelvis</bodyA><bodyB>ground</bodyB><axis>-1 0 0</axis></TorqueActuator>
              <CoordinateActuator name="hip"><coordinate>hip_flexion</coordinate></CoordinateActuator>
              <CoordinateActuator name="off"><appliesForce>false</appliesForce><coordinate>knee</coordinate></CoordinateActuator>
            </objects>
          </ForceSet>
        </OpenSimDocument>
        """;

    public const string Markers = """
        <OpenSimDocument Version="20302">
          <MarkerSet name="markers">
            <objects>
              <Marker name="R.ASIS"><body> pelvis </body><location> 0.02 0.03 0.13 </location></Marker>
              <Marker name="R.Knee"><body> femur </body><location> 0 -0.4 0.05 </location></Marker>
            </objects>
          </MarkerSet>
        </OpenSimDocument>
        """;
}
